package heltid;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;

/**
 * Solves an instance from standard input, default or tuned, for so many
 * seconds with a seed; each better roster is a line of JSON on standard output.
 */
public final class Peer {
    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out = System.out;
    private final Problem problem;
    private long told;

    private Peer(Problem problem) {
        this.problem = problem;
    }

    public static void main(String[] args) throws Exception {
        Problem problem = new ObjectMapper().readValue(System.in, Problem.class);
        boolean tuned = args[0].equals("tuned");
        Peer peer = new Peer(problem);
        Solver<Roster> solver = SolverFactory.<Roster> create(config(problem, tuned)
                .withRandomSeed(Long.parseLong(args[2]))
                .withTerminationSpentLimit(Duration.ofMillis(Math.round(1000 * Double.parseDouble(args[1])))))
                .buildSolver();
        solver.addEventListener(event -> peer.better(event.getNewBestSolution(), false));
        peer.better(solver.solve(new Roster(problem)), true);
    }

    private static SolverConfig config(Problem problem, boolean tuned) {
        SolverConfig config = new SolverConfig().withSolutionClass(Roster.class).withEntityClasses(Cell.class);
        var score = new ScoreDirectorFactoryConfig();
        score.setIncrementalScoreCalculatorClass(tuned ? Calculator.Flat.class : Calculator.class);
        config.setScoreDirectorFactoryConfig(score);
        if (!tuned) {
            return config; // what it does by itself
        }
        var moves = new MoveIteratorFactoryConfig();
        moves.setMoveIteratorFactoryClass(Stretches.class);
        var accept = new LocalSearchAcceptorConfig()
                .withSimulatedAnnealingStartingTemperature("0hard/0medium/" + problem.flat().temperature() + "soft");
        return config.withPhases(new ConstructionHeuristicPhaseConfig(), new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(moves).withAcceptorConfig(accept)
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
    }

    /** Five rosters a second are told at most, and the last. */
    private void better(Roster roster, boolean last) {
        long now = System.nanoTime();
        if (!last && told > 0 && now - told < 200_000_000L) {
            return;
        }
        told = now;
        int[][] lines = roster.lines();
        Judge judge = new Judge(problem);
        for (int p = 0; p < lines.length; p++) {
            for (int d = 0; d < lines[p].length; d++) {
                judge.put(p, d, lines[p][d]);
            }
        }
        judge.sum();
        try {
            out.println(json.writeValueAsString(Map.of("breaches", judge.breaches, "roster", lines)));
            out.flush();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
