package measure

import "heltid/solver/ward"

// Pay is gross pay in øre before tax: without holiday pay, pension and the
// employer's contribution. Evening and night are paid on top of weekend and red
// days, and a red day's hours are no weekend hours (HTA chapter 1, 5.1.2).
type Pay struct {
	Base    int        // agreed size, as a substitute too, of the group's yearly pay
	Evening Supplement // 17:00-21:00 (HTA 5.4)
	Night   Supplement // 21:00-06:00 (HTA 5.4)
	Weekend Supplement // Saturday 00:00 to Sunday 24:00 (HTA 5.2)
	Red     Supplement // public holidays and their eves (HTA 5.3)
	May     Supplement // of Red: on 1 and 17 May (Act of 1947)
}

// Supplement is the working time a supplement is paid for, and what it comes to.
type Supplement struct {
	Minutes ward.Minutes
	Ore     int
}

// Supplements is what is paid beside base pay, in øre.
func (p Pay) Supplements() int {
	return p.Evening.Ore + p.Night.Ore + p.Weekend.Ore + p.Red.Ore
}

// Total is base pay and supplements in øre.
func (p Pay) Total() int { return p.Base + p.Supplements() }

// Outside is a rate that was used on days it does not hold on: before it came
// into force or after it ran out. The nearest known rate stands in for it.
type Outside struct {
	Supplement  string    // evening, night, weekend, red or other
	From, Until ward.Date // first and last day it was used on without being in force
	Rate        ward.Rate // with its validity and source
}
