package timefold

// A Problem is an instance as Timefold is given it, for the published instances
// and for wards. Whatever it leaves out, the judge of the roster does not.
type Problem struct {
	Days    int      `json:"days"`
	Rolling bool     `json:"rolling"` // the last day comes before the first
	Shifts  []Shift  `json:"shifts"`
	Groups  [][]int  `json:"groups"` // people that a need asks for
	People  []Person `json:"people"`
	Needs   []Need   `json:"needs"`
	Budget  int      `json:"budget"` // minutes of everybody; 0 is no limit
	Flat    Flat     `json:"flat"`
}

// Shift is a shift type; start and end are minutes after 00:00 of its day.
type Shift struct {
	Start   int   `json:"start"`
	End     int   `json:"end"`
	Minutes int   `json:"minutes"` // that count
	Night   bool  `json:"night"`
	Bars    []int `json:"bars"` // shift types that must not follow on the day after
}

// Person has the limits of one line.
type Person struct {
	May           [][]int   `json:"may"`  // by day: shift types
	Most          []int     `json:"most"` // shifts of each type
	LeastMinutes  int       `json:"leastMinutes"`
	MostMinutes   int       `json:"mostMinutes"`
	OrNone        bool      `json:"orNone"`     // no duties at all will do too
	FullTime      int       `json:"fullTime"`   // minutes that make a full-time post; 0 where none is counted
	LongestRun    int       `json:"longestRun"` // days in a row
	ShortestRun   int       `json:"shortestRun"`
	ShortestOff   int       `json:"shortestOff"`
	MostWeekends  int       `json:"mostWeekends"`
	WholeWeekends bool      `json:"wholeWeekends"` // Saturday and Sunday, nights also Friday, or none
	WeekMinutes   int       `json:"weekMinutes"`   // at most in a calendar week; 0 is no limit
	WeeklyRest    int       `json:"weeklyRest"`    // minutes, 24 h of them in the week; 0 is none
	OwedRest      int       `json:"owedRest"`      // what is missing of it is added to the next rest; 0 is none
	Kinds         []Kind    `json:"kinds"`
	Requests      []Request `json:"requests"`
}

// Kind limits the days in a row with some shift types.
type Kind struct {
	Shifts     []int `json:"shifts"`
	LongestRun int   `json:"longestRun"`
}

// Request is what it costs not to be given (on), or to be given, a shift type.
type Request struct {
	Day    int  `json:"day"`
	Shift  int  `json:"shift"`
	On     bool `json:"on"`
	Weight int  `json:"weight"`
}

// Need is how many of a group should be at one of some duties, pairs of day and
// shift type, and what one too few and one too many cost.
type Need struct {
	Group    int      `json:"group"`
	Duties   [][2]int `json:"duties"`
	Required int      `json:"required"`
	Under    int      `json:"under"`
	Over     int      `json:"over"`
}

// Flat is what the levels weigh in the tuned form, where all are one number, and
// the temperature that annealing begins with.
type Flat struct {
	Breach      int `json:"breach"` // an hour or a day off a limit
	Cost        int `json:"cost"`
	Post        int `json:"post"`  // a full-time post
	Guide       int `json:"guide"` // a full-time post, and for less of one by the square
	Temperature int `json:"temperature"`
}
