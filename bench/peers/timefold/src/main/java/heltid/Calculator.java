package heltid;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * Levels as the bench judges: breaches, cost, posts. Reckoned by hand and bit by
 * bit, which is faster than constraint streams.
 */
public class Calculator implements IncrementalScoreCalculator<Roster, HardMediumSoftScore> {
    protected Judge judge;
    protected Problem problem;

    @Override
    public void resetWorkingSolution(Roster roster) {
        problem = roster.problem;
        judge = new Judge(problem);
        for (Cell c : roster.cells) {
            set(c);
        }
    }

    private void set(Cell c) {
        judge.put(c.person, c.day, c.shift == null ? Problem.FREE : c.shift);
    }

    @Override
    public void beforeVariableChanged(Object cell, String name) {
    }

    @Override
    public void afterVariableChanged(Object cell, String name) {
        set((Cell) cell);
    }

    @Override
    public HardMediumSoftScore calculateScore() {
        judge.sum();
        return HardMediumSoftScore.of(-judge.breaches, -judge.cost, judge.posts);
    }

    /** All in one level, with a term that leads to whole posts. */
    public static class Flat extends Calculator {
        @Override
        public HardMediumSoftScore calculateScore() {
            judge.sum();
            Problem.Flat w = problem.flat();
            return HardMediumSoftScore.ofSoft(-w.breach() * judge.breaches - w.cost() * judge.cost
                    + w.post() * judge.posts + w.guide() * judge.guide / 1000);
        }
    }
}
