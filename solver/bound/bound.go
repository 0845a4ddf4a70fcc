// Package bound proves limits without finding rotas: weekend arithmetic with
// its numbers in words; the flow bound, a linear relaxation in which the lines
// of people who are alike become one circulation through the states of the rules
// that shape a line; and the bound from whole lines, in which everybody has a
// line of their own. Everything it says holds for every legal rota:
// each row and each automaton allows whatever the rules allow.
package bound

import (
	"errors"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// ErrUndecided means that HiGHS gave no answer: there is no bound, and nothing
// is wrong with the question.
var ErrUndecided = errors.New("flow bound undecided")

// ErrInfeasible means that no rota keeps what the question holds fixed, for
// example full cover within the budget. It is HiGHS that says so, in doubles:
// unlike a bound, it comes without a certificate.
var ErrInfeasible = errors.New("no rota keeps all that was held fixed")

// Origin says how a bound was proven.
type Origin string

// Origins.
const (
	ByArithmetic Origin = "arithmetic"
	ByFlow       Origin = "flow"
	ByLines      Origin = "lines" // whole lines
)

// Bound is a limit that no rota passes.
type Bound struct {
	Tier     int     // of the tiers of a result: 1 shortage, 2 full time, 3 small posts, 4 below target
	Quantity string  // full_time, share, small_posts, shortage, below_target
	Who      string  // the attribute of a shortage
	Upper    bool    // no rota has more; otherwise none has less
	Value    int     // what the limit is in whole posts or person-minutes
	Raw      float64 // before rounding: the certificate's exact value, as a double
	Origin   Origin
	Words    Words
	Dropped  []ward.Quantity // rules in force that the bound leaves out
	Averaged []ward.Quantity // rules it holds for a group in the mean, not line by line

	Certificate *Certificate // what it can be proven by again; nil: nothing
}

// Words is one text in each language.
type Words = rule.Words
