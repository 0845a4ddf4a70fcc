package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heltid/solver/report"
	"heltid/solver/rule"
)

// Files of a result's folder.
const (
	resultFile  = "result.json"
	proofFile   = "proof.json"
	decidedFile = "ward.decided.yaml"
)

func (p *program) verifyBound() *cobra.Command {
	return &cobra.Command{
		Use:   "verify-bound RESULT [WARD]",
		Short: "Prove the limits of a result again, without any solver",
		Long: `verify-bound takes the folder that solve --out wrote, or the result.json in it,
or one of those that compare --out wrote, and the ward's file. It makes the
linear relaxation of the rules anew from the ward, prices the multipliers in
proof.json in exact numbers, over whole lines where the limit is of those, and
says which limits they prove, what those rest on and which rules they leave
out. Levers, and choices where WARD is the ward as it was given, are proven the
same way. It needs no OR-Tools. WARD can be left out where the folder has a
ward.decided.yaml.

Exit codes: 0 every limit by flow and by whole lines is proven again,
2 bad input or another ward, 4 something is not proven.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 || len(args) == 2 {
				return nil
			}
			return fmt.Errorf("name a result and the ward's file, not %d files", len(args))
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.runVerifyBound(args) },
	}
}

func (p *program) runVerifyBound(args []string) error {
	folder, result := args[0], filepath.Join(args[0], resultFile)
	if info, err := os.Stat(folder); err != nil {
		return err
	} else if !info.IsDir() {
		folder, result = filepath.Dir(args[0]), args[0]
	}
	data, err := os.ReadFile(result)
	if err != nil {
		return err
	}
	d, err := report.ReadDocument(result, data)
	if err != nil {
		return bad(err)
	}
	name := filepath.Join(folder, proofFile)
	if of, ok := strings.CutSuffix(filepath.Base(result), "."+resultFile); ok { // one of several, as compare writes them
		name = filepath.Join(folder, of+"."+proofFile)
	}
	if data, err = os.ReadFile(name); err != nil {
		return err
	}
	proof, err := report.ReadProof(name, data)
	if err != nil {
		return bad(err)
	}
	path := filepath.Join(folder, decidedFile)
	if len(args) == 2 {
		path = args[1]
	} else if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return usage(errors.New("name the ward's file after the result"))
	}
	w, err := p.ward(path)
	if err != nil {
		return err
	}
	v, err := report.Verify(d, proof, w)
	if err != nil {
		return bad(err)
	}
	if err := v.Words(p.out, rule.Lang(p.lang), p.textWidth()); err != nil {
		return err
	}
	if !v.Whole() {
		return &ending{code: findings}
	}
	return nil
}
