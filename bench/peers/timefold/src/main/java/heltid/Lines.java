package heltid;

import java.util.List;

/** The rules of one person's line, as counts of what breaks them. */
final class Lines {
    private static final long DAY = 24 * 60;
    private final Problem in;
    private final int days;
    private final boolean[][] barred;

    Lines(Problem in) {
        this.in = in;
        days = in.days();
        barred = new boolean[in.shifts().size()][in.shifts().size()];
        for (int s = 0; s < barred.length; s++) {
            for (int t : in.shifts().get(s).bars()) {
                barred[s][t] = true;
            }
        }
    }

    /** Minutes too many or too few, in hours begun. */
    static long steps(long minutes) {
        return (minutes + 59) / 60;
    }

    long minutes(int[] line) {
        long sum = 0;
        for (int s : line) {
            sum += s < 0 ? 0 : in.shifts().get(s).minutes();
        }
        return sum;
    }

    long requests(Problem.Person p, int[] line) {
        long cost = 0;
        for (Problem.Request r : p.requests()) {
            if ((line[r.day()] == r.shift()) != r.on()) {
                cost += r.weight();
            }
        }
        return cost;
    }

    long breaches(Problem.Person p, int[] line, long minutes) {
        long out = 0;
        if (minutes > p.mostMinutes()) {
            out += steps(minutes - p.mostMinutes());
        }
        if (minutes < p.leastMinutes() && !(p.orNone() && minutes == 0)) {
            out += steps(p.leastMinutes() - minutes);
        }
        int[] count = new int[in.shifts().size()];
        for (int d = 0; d < days; d++) {
            int s = line[d];
            if (s >= 0) {
                count[s]++;
                int next = at(line, d + 1);
                if (next >= 0 && barred[s][next]) {
                    out++;
                }
            }
        }
        for (int s = 0; s < count.length; s++) {
            out += Math.max(0, count[s] - p.most().get(s));
        }
        out += runs(p, line) + weekends(p, line);
        for (Problem.Kind k : p.kinds()) {
            out += longer(line, k.shifts(), k.longestRun());
        }
        if (p.weekMinutes() > 0) {
            for (int week = 0; week < days / 7; week++) {
                int sum = 0;
                for (int d = 7 * week; d < 7 * week + 7; d++) {
                    sum += line[d] < 0 ? 0 : in.shifts().get(line[d]).minutes();
                }
                out += sum > p.weekMinutes() ? steps(sum - p.weekMinutes()) : 0;
            }
        }
        if (p.weeklyRest() > 0 || p.owedRest() > 0) {
            out += rests(p, line);
        }
        return out;
    }

    private int at(int[] line, int day) {
        if (in.rolling()) {
            return line[Math.floorMod(day, days)];
        }
        return day >= days ? Problem.FREE : line[day];
    }

    /** Runs of work and of days off; at the edge of a period that does not roll the shortest bind none. */
    private long runs(Problem.Person p, int[] line) {
        int first = 0;
        if (in.rolling()) {
            while (first < days && (line[first] >= 0) == (line[days - 1] >= 0)) {
                first++;
            }
            if (first == days) {
                return line[0] < 0 ? 0 : days - p.longestRun();
            }
        }
        long out = 0;
        for (int d = 0; d < days;) {
            boolean work = at(line, first + d) >= 0;
            int length = 1;
            while (d + length < days && (at(line, first + d + length) >= 0) == work) {
                length++;
            }
            boolean inside = in.rolling() || d > 0 && d + length < days;
            if (work) {
                out += Math.max(0, length - p.longestRun());
            }
            if (inside) {
                out += Math.max(0, (work ? p.shortestRun() : p.shortestOff()) - length);
            }
            d += length;
        }
        return out;
    }

    private long longer(int[] line, List<Integer> kind, int most) {
        long out = 0;
        int length = 0;
        for (int d = 0; d < days + (in.rolling() ? most : 0); d++) {
            length = kind.contains(at(line, d)) ? length + 1 : 0;
            out += length > most ? 1 : 0;
        }
        return out;
    }

    private long weekends(Problem.Person p, int[] line) {
        long out = 0;
        int worked = 0;
        for (int saturday = 5; saturday < days; saturday += 7) {
            int fri = line[saturday - 1], sat = line[saturday], sun = saturday + 1 < days ? line[saturday + 1] : Problem.FREE;
            worked += sat >= 0 || sun >= 0 ? 1 : 0;
            if (p.wholeWeekends()) {
                out += (sat >= 0) != (sun >= 0) ? 1 : 0;
                out += night(fri) != night(sat) ? 1 : 0;
                out += night(sat) != night(sun) ? 1 : 0;
            }
        }
        return out + Math.max(0, worked - p.mostWeekends());
    }

    private boolean night(int shift) {
        return shift >= 0 && in.shifts().get(shift).night();
    }

    /** The rest owed after a short one, and a weekly rest for each week, the earliest that there is. */
    private long rests(Problem.Person p, int[] line) {
        int n = 0;
        long[] start = new long[days], end = new long[days];
        for (int d = 0; d < days; d++) {
            if (line[d] >= 0) {
                start[n] = DAY * d + in.shifts().get(line[d]).start();
                end[n++] = DAY * d + in.shifts().get(line[d]).end();
            }
        }
        if (n == 0) {
            return 0;
        }
        long span = DAY * days, out = 0;
        for (int i = 0; i < n && p.owedRest() > 0; i++) {
            long rest = start[(i + 1) % n] + (i + 1) / n * span - end[i];
            int j = (i + 1) % n;
            long next = start[(j + 1) % n] + (j + 1) / n * span - end[j];
            out += rest < p.owedRest() && next < 2L * p.owedRest() - rest ? 1 : 0;
        }
        long length = p.weeklyRest(), taken = -span, first = 0;
        int gap = 0;
        for (int week = 0; week < days / 7 && length > 0;) {
            int after = gap % n, before = Math.floorMod(gap - 1, n);
            long from = Math.max(end[before] + Math.floorDiv(gap - 1, n) * span, Math.max(taken, 7 * DAY * week - (length - DAY)));
            if (from > 7 * DAY * (week + 1) - DAY) {
                out++; // too late for this week
                week++;
            } else if (from + length <= start[after] + gap / n * span) {
                first = week == 0 ? from : first;
                taken = from + length;
                week++;
            } else {
                gap++;
            }
        }
        return out + (length > 0 && taken - span > first ? 1 : 0);
    }
}
