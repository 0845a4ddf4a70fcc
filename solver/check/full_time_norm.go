package check

import (
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// fullTimeNorm: planned hours of the period do not pass the position size's
// part of the line's own full-time norm (HTA chapter 1 §4).
type fullTimeNorm struct{}

func (fullTimeNorm) ID() ward.Quantity { return "full_time_norm" }

func (r fullTimeNorm) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	limit := ward.Limit{Value: l.Due(l.sizeUp())}
	if def, ok := rule.ByID(r.ID()); ok {
		limit.Step, _ = def.Step(normParagraph[l.Class()])
	}
	emit(atMost(limit, l.hours.paid()).period(l.clock))
}

// sizeUp is the size, where it is read off the hours the next one: those are
// rounded down to hundredths.
func (l *Line) sizeUp() ward.Size {
	if l.c.Sizes.Free && l.Size < ward.FullTime {
		return l.Size + 1
	}
	return l.Size
}

var normParagraph = map[string]string{
	ward.Norm375:      "hta-4-2-1",
	ward.Norm355:      "hta-4-2-2",
	ward.Norm336:      "hta-4-2-3",
	ward.NormWeighted: "hta-4-2-4",
}
