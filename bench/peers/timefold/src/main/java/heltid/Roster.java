package heltid;

import java.util.ArrayList;
import java.util.List;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;

@PlanningSolution
public class Roster {
    @ProblemFactProperty
    public Problem problem;
    @PlanningEntityCollectionProperty
    public List<Cell> cells;
    @PlanningScore
    public HardMediumSoftScore score;

    public Roster() {
    }

    /** Days on which a person has no choice are no cells. */
    Roster(Problem problem) {
        this.problem = problem;
        cells = new ArrayList<>();
        for (int p = 0; p < problem.people().size(); p++) {
            for (int d = 0; d < problem.days(); d++) {
                List<Integer> may = new ArrayList<>(problem.people().get(p).may().get(d));
                if (!may.isEmpty()) {
                    may.add(0, Problem.FREE);
                    cells.add(new Cell(cells.size(), p, d, may));
                }
            }
        }
    }

    /** By person and day; FREE where nothing is worked. */
    int[][] lines() {
        int[][] out = new int[problem.people().size()][problem.days()];
        for (int[] line : out) {
            java.util.Arrays.fill(line, Problem.FREE);
        }
        for (Cell c : cells) {
            if (c.shift != null) {
                out[c.person][c.day] = c.shift;
            }
        }
        return out;
    }
}
