package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"heltid/solver/extra"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func (p *program) extra() *cobra.Command {
	var path, date, code, who, format string
	cmd := &cobra.Command{
		Use:   "extra ROTA --ward WARD --date DATE --shift CODE",
		Short: "Say whom an extra shift is offered to first: part-timers for whom nothing stands in the way",
		Long: `extra ranks everybody with a post for an extra shift, before anybody is hired or
hired in for it (AML § 14-3). Part-timers come first, if they are qualified and it
breaks neither a rest nor a limit of theirs; the checker says what it would break.
The rota is by the calendar; a base rota is laid over dates by ` + "`heltid holidays`" + `.`,
		Args: oneFile("rota"),
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return usage(fmt.Errorf("--format is text or json, not %q", format))
			}
			if path == "" || date == "" || code == "" {
				return usage(errors.New("name the ward with --ward, the day with --date and the shift type with --shift"))
			}
			r, s, err := p.wanted(args[0], path, date, extra.Shift{Code: code, Who: who})
			if err != nil {
				return err
			}
			all, err := extra.Rank(r.Case, r.Rota, s)
			if err != nil {
				return bad(err)
			}
			if format == "json" {
				return report.OfferJSON(p.out, r.Case, s, all)
			}
			return report.Offer(p.out, r.Case, s, all, rule.Lang(p.lang), p.textWidth())
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&path, "ward", "", "the ward's file (needed)")
	fl.StringVar(&date, "date", "", "day of the shift, yyyy-mm-dd (needed)")
	fl.StringVar(&code, "shift", "", "shift type (needed)")
	fl.StringVar(&who, "for", "", "competence or authorisation that is asked for (default anybody)")
	fl.StringVar(&format, "format", "text", "text or json")
	return cmd
}

// wanted reads a rota and the shift that somebody is wanted for in it.
func (p *program) wanted(file, path, date string, s extra.Shift) (*rota.File, extra.Shift, error) {
	w, err := p.ward(path)
	if err != nil {
		return nil, s, err
	}
	r, err := rota.Open(file, w, rota.Told{})
	if err != nil {
		return nil, s, bad(err)
	}
	d, err := ward.ParseDate(date)
	if err != nil {
		return nil, s, usage(fmt.Errorf("--date: %w", err))
	}
	s.Day = int(d - r.Case.Dates.Start)
	switch _, known := r.Case.Shift(s.Code); {
	case r.Case.Dates.Rolling:
		return nil, s, bad(fmt.Errorf("%s is a base rota, in which a day comes round again and again: lay it over dates with `heltid holidays`", file))
	case s.Day < 0 || s.Day >= r.Case.Dates.Days():
		return nil, s, bad(fmt.Errorf("%s is not in the rota, which is for %d weeks from %s", d, r.Case.Dates.Weeks, r.Case.Dates.Start))
	case !known:
		return nil, s, bad(fmt.Errorf("the ward has no shift type %q", s.Code))
	}
	return r, s, nil
}
