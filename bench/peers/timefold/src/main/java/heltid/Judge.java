package heltid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a roster breaks and costs, kept while its cells change. */
final class Judge {
    private final Problem in;
    private final Lines rules;
    private final int[][] lines;
    private final int[][][] needs; // by day and shift type
    private final boolean[][] member; // by group and person
    private final int[] there; // by need
    private final long[] breach, request, minutes;
    private final boolean[] stale;

    long breaches, cost, missed, requests, total;
    long posts, guide;

    Judge(Problem in) {
        this.in = in;
        rules = new Lines(in);
        int people = in.people().size();
        lines = new int[people][in.days()];
        for (int[] line : lines) {
            Arrays.fill(line, Problem.FREE);
        }
        member = new boolean[in.groups().size()][people];
        for (int g = 0; g < member.length; g++) {
            for (int p : in.groups().get(g)) {
                member[g][p] = true;
            }
        }
        there = new int[in.needs().size()];
        List<List<List<Integer>>> at = new ArrayList<>();
        for (int d = 0; d < in.days(); d++) {
            List<List<Integer>> row = new ArrayList<>();
            in.shifts().forEach(s -> row.add(new ArrayList<>()));
            at.add(row);
        }
        for (int n = 0; n < there.length; n++) {
            for (List<Integer> duty : in.needs().get(n).duties()) {
                at.get(duty.get(0)).get(duty.get(1)).add(n);
            }
            missed += missed(n);
        }
        needs = new int[in.days()][in.shifts().size()][];
        for (int d = 0; d < in.days(); d++) {
            for (int s = 0; s < in.shifts().size(); s++) {
                needs[d][s] = at.get(d).get(s).stream().mapToInt(i -> i).toArray();
            }
        }
        breach = new long[people];
        request = new long[people];
        minutes = new long[people];
        stale = new boolean[people];
        Arrays.fill(stale, true);
    }

    void put(int person, int day, int shift) {
        int was = lines[person][day];
        if (was == shift) {
            return;
        }
        count(person, day, was, -1);
        count(person, day, shift, 1);
        lines[person][day] = shift;
        stale[person] = true;
    }

    private void count(int person, int day, int shift, int by) {
        if (shift == Problem.FREE) {
            return;
        }
        for (int n : needs[day][shift]) {
            if (member[in.needs().get(n).group()][person]) {
                missed -= missed(n);
                there[n] += by;
                missed += missed(n);
            }
        }
    }

    private long missed(int n) {
        Problem.Need need = in.needs().get(n);
        int short_ = need.required() - there[n];
        return short_ > 0 ? (long) short_ * need.under() : (long) -short_ * need.over();
    }

    /** Brings the sums up to date. */
    void sum() {
        breaches = 0;
        requests = 0;
        total = 0;
        posts = 0;
        guide = 0;
        for (int p = 0; p < lines.length; p++) {
            if (stale[p]) {
                minutes[p] = rules.minutes(lines[p]);
                breach[p] = rules.breaches(in.people().get(p), lines[p], minutes[p]);
                request[p] = rules.requests(in.people().get(p), lines[p]);
                stale[p] = false;
            }
            breaches += breach[p];
            requests += request[p];
            total += minutes[p];
            int full = in.people().get(p).fullTime();
            if (full > 0) {
                posts += minutes[p] >= full ? 1 : 0;
                double part = Math.min(1, (double) minutes[p] / full);
                guide += Math.round(1000 * part * part);
            }
        }
        if (in.budget() > 0 && total > in.budget()) {
            breaches += Lines.steps(total - in.budget());
        }
        cost = missed + requests;
    }
}
