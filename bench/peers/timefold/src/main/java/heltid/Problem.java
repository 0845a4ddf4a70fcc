package heltid;

import java.util.List;

/** An instance as the bench writes it; problem.go tells what each field means. */
public record Problem(int days, boolean rolling, List<Shift> shifts, List<List<Integer>> groups,
        List<Person> people, List<Need> needs, long budget, Flat flat) {

    public record Shift(int start, int end, int minutes, boolean night, List<Integer> bars) {
    }

    public record Person(List<List<Integer>> may, List<Integer> most, int leastMinutes, int mostMinutes,
            boolean orNone, int fullTime, int longestRun, int shortestRun, int shortestOff, int mostWeekends,
            boolean wholeWeekends, int weekMinutes, int weeklyRest, int owedRest, List<Kind> kinds,
            List<Request> requests) {
    }

    /** At most so many days in a row of these shift types. */
    public record Kind(List<Integer> shifts, int longestRun) {
    }

    /** What it costs to be given, or not to be given, a shift type on a day. */
    public record Request(int day, int shift, boolean on, int weight) {
    }

    public record Need(int group, List<List<Integer>> duties, int required, int under, int over) {
    }

    /** What the levels weigh in the tuned form, and the temperature it starts from. */
    public record Flat(long breach, long cost, long post, long guide, long temperature) {
    }

    static final int FREE = -1;
}
