package heltid;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;

/**
 * Moves made for rosters: a cell changes; two people swap some days in a row; a
 * person's days in a row all become one shift type or free; a duty moves to
 * another day.
 */
public class Stretches implements MoveIteratorFactory<Roster, Move<Roster>> {

    record Change(PlanningVariableMetaModel<Roster, Cell, Integer> variable, List<Cell> cells,
            List<Integer> to) implements Move<Roster> {
        @Override
        public void execute(MutableSolutionView<Roster> view) {
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).shift.equals(to.get(i))) {
                    view.changeVariable(variable, cells.get(i), to.get(i));
                }
            }
        }
    }

    @Override
    public long getSize(ScoreDirector<Roster> director) {
        return 100L * director.getWorkingSolution().cells.size();
    }

    @Override
    public Iterator<Move<Roster>> createOriginalMoveIterator(ScoreDirector<Roster> director) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Move<Roster>> createRandomMoveIterator(ScoreDirector<Roster> director, RandomGenerator random) {
        Roster roster = director.getWorkingSolution();
        var variable = ((InnerScoreDirector<Roster, ?>) director).getSolutionDescriptor().getMetaModel()
                .genuineEntity(Cell.class).<Integer> basicVariable("shift", Integer.class);
        Cell[][] grid = new Cell[roster.problem.people().size()][roster.problem.days()];
        for (Cell c : roster.cells) {
            grid[c.person][c.day] = c;
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Move<Roster> next() {
                while (true) {
                    Change move = new Change(variable, new ArrayList<>(), new ArrayList<>());
                    Cell c = roster.cells.get(random.nextInt(roster.cells.size()));
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> put(move, c, pick(c));
                        case 3, 4, 5 -> swap(move, c, random.nextInt(grid.length), 1 + random.nextInt(7));
                        case 6 -> fill(move, c, pick(c), 2 + random.nextInt(4));
                        default -> shift(move, c, grid[c.person][random.nextInt(grid[0].length)]);
                    }
                    for (int i = 0; i < move.cells.size(); i++) {
                        if (!move.cells.get(i).shift.equals(move.to.get(i))) {
                            return move;
                        }
                    }
                }
            }

            private int pick(Cell c) {
                return c.shift != Problem.FREE && random.nextInt(3) == 0 ? Problem.FREE
                        : c.may.get(random.nextInt(c.may.size()));
            }

            private void put(Change move, Cell c, int to) {
                if (c != null && c.may.contains(to)) {
                    move.cells.add(c);
                    move.to.add(to);
                }
            }

            private void swap(Change move, Cell c, int other, int length) {
                for (int d = c.day; d < Math.min(c.day + length, grid[0].length); d++) {
                    Cell a = grid[c.person][d], b = grid[other][d];
                    if (a != null && b != null && a.may.contains(b.shift) && b.may.contains(a.shift)) {
                        put(move, a, b.shift);
                        put(move, b, a.shift);
                    }
                }
            }

            private void fill(Change move, Cell c, int to, int length) {
                for (int d = c.day; d < Math.min(c.day + length, grid[0].length); d++) {
                    put(move, grid[c.person][d], to);
                }
            }

            private void shift(Change move, Cell c, Cell to) {
                if (to != null && to != c && to.may.contains(c.shift) && c.may.contains(to.shift)) {
                    put(move, c, to.shift);
                    put(move, to, c.shift);
                }
            }
        };
    }
}
