"""Makes a ledger of new estates and one of their rooms, seeded, for timing `carecircle check`.

usage: make_new_estates.py FOLDER [ESTATES]

Nine estates in ten have a room, one room in ten has no inner area, one in ten is not handed over, and one in ten is later
than its estate.
"""
import os
import random
import sys
from datetime import date, timedelta


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(20)
    first = date(2022, 1, 1).toordinal()
    with open(os.path.join(folder, "new-estates.csv"), "w", encoding="utf-8") as estates, \
            open(os.path.join(folder, "rooms.csv"), "w", encoding="utf-8") as rooms:
        estates.write("小区编号,小区名称,所属乡镇,城乡,户数,总建筑面积,规划条件日期,规划许可日期,开工日期,竣工验收日期,交付日期\n")
        rooms.write("用房编号,所属小区编号,建筑面积,套内建筑面积,使用状态,规划许可日期,开工日期,竣工验收日期,移交日期\n")
        for i in range(count):
            households = rng.randint(50, 2500)
            area = households * rng.randint(90, 170)
            days = [date.fromordinal(first + rng.randint(0, 700))]
            for step in (60, 40, 500, 60):
                days.append(days[-1] + timedelta(days=step))
            estates.write(f"N{i},苑{i},{i % 2000}号街道,城镇,{households},{area},{','.join(map(str, days))}\n")
            if rng.random() < 0.1:
                continue
            gross = rng.randint(200, 900)
            inner = "" if rng.random() < 0.1 else gross - gross // 8
            status = "未移交" if rng.random() < 0.1 else "在用"
            late = timedelta(days=30 if rng.random() < 0.1 else 0)
            own = [days[1], days[2], days[3] + late, days[4]]
            rooms.write(f"R{i},N{i},{gross},{inner},{status},{','.join(map(str, own))}\n")


if __name__ == "__main__":
    main()
