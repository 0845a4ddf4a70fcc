package heltid;

import java.util.List;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;

/** One person on one day: a shift type, or free. */
@PlanningEntity
public class Cell {
    @PlanningId
    public int id;
    public int person;
    public int day;
    @ValueRangeProvider
    public List<Integer> may;
    @PlanningVariable
    public Integer shift;

    public Cell() {
    }

    Cell(int id, int person, int day, List<Integer> may) {
        this.id = id;
        this.person = person;
        this.day = day;
        this.may = may;
    }
}
