package measure

import (
	"slices"

	"heltid/solver/ward"
)

var postMetrics = []Metric{
	{ID: "posts", Unit: Count, Per: Competence, Sources: []string{"KS heltid/deltid"},
		Text: texts(
			"stillinger", "Antall stillinger, eller personer som har en. En stilling på 0 % er ingen stilling.",
			"stillingar", "Talet på stillingar, eller personar som har ei. Ei stilling på 0 % er inga stilling.",
			"posts", "Posts, or people who hold one. A post of 0% is no post."),
		value: func(g *group) (int, bool) { return told(len(g.posts())) }},
	{ID: "full_time_posts", Unit: Count, Per: Competence, Sources: []string{"arbeidsmiljøloven § 14-1 b"},
		Text: texts(
			"heltidsstillinger", "Stillinger på 100 % der timene også er planlagt, bortsett fra det avdelingen tåler av avvik.",
			"heiltidsstillingar", "Stillingar på 100 % der timane òg er planlagde, utanom det avviket avdelinga toler.",
			"full-time posts", "Posts of 100% whose hours are planned too, but for the ward's tolerance."),
		value: func(g *group) (int, bool) { return told(g.count(func(m member) bool { return m.line.FullTime })) }},
	{ID: "full_time_share_ks", Unit: Percent, Per: Competence, Sources: []string{"KS heltid/deltid (PAI)"},
		Text: texts(
			"heltidsandel, som KS teller", "Personer med til sammen minst 100 % avtalt stilling i kommunen, av alle personer. Overtid og ekstravakter teller ikke; vikarer og lærlinger er ikke med.",
			"heiltidsdel, slik KS tel", "Personar med til saman minst 100 % avtalt stilling i kommunen, av alle personar. Overtid og ekstravakter tel ikkje; vikarar og lærlingar er ikkje med.",
			"full-time share as KS counts it", "People whose posts in the municipality sum to at least 100%, of all people. Overtime and extra shifts do not count; substitutes and apprentices are left out."),
		value: func(g *group) (int, bool) { return g.fullTimeShare(inMunicipality) }},
	{ID: "full_time_share_ks_today", Unit: Percent, Sources: []string{"KS heltid/deltid (PAI)"},
		Text: texts(
			"heltidsandel hos dagens ansatte, som KS teller", "Som KS teller, men bare dem som arbeider her i dag: hvor mange av dem som får heltid.",
			"heiltidsdel hos dei tilsette i dag, slik KS tel", "Slik KS tel, men berre dei som arbeider her i dag: kor mange av dei som får heiltid.",
			"full-time share of today's people as KS counts it", "As KS counts, but only those who work here today: how many of them become full time."),
		value: func(g *group) (int, bool) { return g.ofToday().fullTimeShare(inMunicipality) }},
	{ID: "full_time_share_unit", Unit: Percent, Per: Competence, Sources: []string{"KS heltid/deltid (PAI)"},
		Text: texts(
			"heltidsandel, avdelingen alene", "Som KS teller, men bare stillingen i denne avdelingen. Den er aldri høyere.",
			"heiltidsdel, avdelinga åleine", "Slik KS tel, men berre stillinga i denne avdelinga. Han er aldri høgare.",
			"full-time share, this ward alone", "As KS counts, but the post in this ward only. It is never higher."),
		value: func(g *group) (int, bool) { return g.fullTimeShare(here) }},
	{ID: "full_time_share_unit_today", Unit: Percent, Sources: []string{"KS heltid/deltid (PAI)"},
		Text: texts(
			"heltidsandel hos dagens ansatte, avdelingen alene", "Bare dem som arbeider her i dag, og bare stillingen i denne avdelingen.",
			"heiltidsdel hos dei tilsette i dag, avdelinga åleine", "Berre dei som arbeider her i dag, og berre stillinga i denne avdelinga.",
			"full-time share of today's people, this ward alone", "Only those who work here today, and the post in this ward only."),
		value: func(g *group) (int, bool) { return g.ofToday().fullTimeShare(here) }},
	{ID: "strong_full_time_culture", Unit: YesNo, Sources: []string{"Fafo (Vestvågøy)"},
		Text: texts(
			"sterk heltidskultur", "Ja der minst halvparten av de ansatte har heltid i avdelingen: heltidsandelen for avdelingen alene er 50 % eller mer.",
			"sterk heiltidskultur", "Ja der minst halvparten av dei tilsette har heiltid i avdelinga: heiltidsdelen for avdelinga åleine er 50 % eller meir.",
			"strong full-time culture", "Yes where at least half of the staff are full time in the ward: the full-time share of this ward alone is 50% or more."),
		value: func(g *group) (int, bool) {
			share, ok := g.fullTimeShare(here)
			if share >= 5000 {
				return 1, ok
			}
			return 0, ok
		}},
	{ID: "mean_size", Unit: Percent, Per: Competence, Sources: []string{"KS gjennomsnittlig stillingsstørrelse"},
		Text: texts(
			"gjennomsnittlig stilling", "Årsverk delt på stillinger.",
			"gjennomsnittleg stilling", "Årsverk delt på stillingar.",
			"mean post", "Full-time equivalents over posts."),
		value: func(g *group) (int, bool) {
			n := len(g.posts())
			if n == 0 {
				return 0, false
			}
			return g.sum(size) / n, true
		}},
	{ID: "fte", Unit: Posts, Per: Competence, Sources: []string{"KS, SSB (KOSTRA)"},
		Text: texts(
			"årsverk", "Summen av de avtalte stillingene.",
			"årsverk", "Summen av dei avtalte stillingane.",
			"full-time equivalents", "The sum of the agreed posts."),
		value: func(g *group) (int, bool) { return told(g.sum(size)) }},
	{ID: "educated_fte", Unit: Posts, Sources: []string{"KOSTRA"},
		Text: texts(
			"fagutdannede årsverk", "Summen av stillingene til dem med fagutdanning.",
			"fagutdanna årsverk", "Summen av stillingane til dei med fagutdanning.",
			"educated full-time equivalents", "The sum of the posts of the educated."),
		value: func(g *group) (int, bool) {
			return told(g.sum(func(m member) int {
				if g.educated(m.Line) {
					return int(m.Size)
				}
				return 0
			}))
		}},
	{ID: "educated_hours_share", Unit: Percent, Sources: []string{"KOSTRA"},
		Text: texts(
			"fagutdannedes andel av timene", "Planlagte timer hos dem med fagutdanning, av alle planlagte timer.",
			"fagutdanna sin del av timane", "Planlagde timar hos dei med fagutdanning, av alle planlagde timar.",
			"educated share of the hours", "Planned hours of the educated, of all planned hours."),
		value: func(g *group) (int, bool) {
			return share(g.sum(func(m member) int {
				if g.educated(m.Line) {
					return planned(m)
				}
				return 0
			}), g.sum(planned))
		}},
	{ID: "educated_posts_by_size", Unit: Percent, Per: SizeBand, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"fagutdannede etter stillingsstørrelse", "Fagutdannedes andel av stillingene i hver størrelse.",
			"fagutdanna etter stillingsstorleik", "Fagutdanna sin del av stillingane i kvar storleik.",
			"educated by size of post", "The educated's share of the posts of each size."),
		value: func(g *group) (int, bool) {
			return share(g.count(func(m member) bool { return g.educated(m.Line) }), len(g.posts()))
		}},
	{ID: "below_50_share", Unit: Percent, Per: Competence, Sources: []string{"Kompetanseløft 2025"},
		Text: texts(
			"stillinger under 50 %", "Andelen av stillingene som er under 50 %.",
			"stillingar under 50 %", "Delen av stillingane som er under 50 %.",
			"posts under 50%", "Share of the posts under 50%."),
		value: func(g *group) (int, bool) { return g.smaller(5000) }},
	{ID: "below_20_share", Unit: Percent, Per: Competence, Sources: []string{"Kompetanseløft 2025"},
		Text: texts(
			"stillinger under 20 %", "Andelen av stillingene som er under 20 %.",
			"stillingar under 20 %", "Delen av stillingane som er under 20 %.",
			"posts under 20%", "Share of the posts under 20%."),
		value: func(g *group) (int, bool) { return g.smaller(2000) }},
	{ID: "part_time_wanting_more", Unit: Percent,
		Text: texts(
			"deltid som ønsker mer", "Andelen av dem på deltid som har ønsket større stilling enn de får. Bare dem som er spurt, kan telle med.",
			"deltid som ønskjer meir", "Delen av dei på deltid som har ønskt større stilling enn dei får. Berre dei som er spurde, kan telje med.",
			"part-timers wanting more", "Share of the part-timers who wished for a larger post than they get. Only those asked can count."),
		value: func(g *group) (int, bool) {
			today := g.ofToday()
			part := func(m member) bool { return m.Size < ward.FullTime }
			return share(today.count(func(m member) bool { return part(m) && m.Person.Size.Wished != nil && *m.Person.Size.Wished > m.Size }), today.count(part))
		}},
	{ID: "extra_hours", Unit: Minutes, record: true, Sources: []string{"KS", "arbeidsmiljøloven § 14-4 a"},
		Text: texts(
			"merarbeid", "Timer deltidsansatte arbeider ut over stillingen. Det står ikke i en plan; det trengs lister over arbeidet tid.",
			"meirarbeid", "Timar deltidstilsette arbeider ut over stillinga. Det står ikkje i ein plan; det trengst lister over arbeidd tid.",
			"extra hours", "Hours part-timers work beyond their post. A plan does not have them; it takes records of hours worked."),
		value: func(g *group) (int, bool) {
			var sum ward.Minutes
			for _, b := range g.beyond() {
				sum += b.Extra
			}
			return int(sum), g.rota.Worked
		}},
	{ID: "extra_fte", Unit: Posts, record: true, Sources: []string{"KS"},
		Text: texts(
			"merarbeid i årsverk", "Stillingene merarbeidet svarer til, utover dem deltidsansatte har. Som merarbeid trengs det lister over arbeidet tid.",
			"meirarbeid i årsverk", "Stillingane meirarbeidet svarer til, utover dei deltidstilsette har. Som for meirarbeid trengst det lister over arbeidd tid.",
			"extra hours as full-time equivalents", "The posts that the extra hours come to, beyond those part-timers have. As for extra hours it takes records of hours worked."),
		value: func(g *group) (int, bool) {
			var sum ward.Size
			for _, b := range g.beyond() {
				sum += max(0, b.Worked-b.Agreed)
			}
			return int(sum), g.rota.Worked
		}},
}

func size(m member) int    { return int(m.Size) }
func planned(m member) int { return int(m.line.Planned) }

// here is the post in this ward, inMunicipality with what there is elsewhere.
func here(m member) ward.Size { return m.Size }

func inMunicipality(m member) ward.Size {
	if e := m.Person.Elsewhere; e != nil {
		return m.Size + e.Size
	}
	return m.Size
}

// fullTimeShare is the part of the people counted by KS whose size is 100 % or
// more.
func (g *group) fullTimeShare(size func(member) ward.Size) (int, bool) {
	counted := g.count(inStatistics)
	return share(g.count(func(m member) bool { return inStatistics(m) && size(m) >= ward.FullTime }), counted)
}

// inStatistics: KS leaves apprentices and substitutes out.
func inStatistics(m member) bool {
	return m.Person.Category != "apprentice" && permanent(m)
}

// permanent tells whether the person holds a post of their own.
func permanent(m member) bool {
	es := m.Person.Employments
	return len(es) == 0 || slices.ContainsFunc(es, func(e ward.Employment) bool { return e.Kind != "substitute" })
}

// ofToday are the members who work here today.
func (g *group) ofToday() *group {
	out := *g
	out.members = slices.DeleteFunc(slices.Clone(g.members), func(m member) bool { return m.Person.Optional() })
	return &out
}

// smaller is the share of posts under a size.
func (g *group) smaller(than ward.Size) (int, bool) {
	return share(g.count(func(m member) bool { return m.Size < than }), len(g.posts()))
}
