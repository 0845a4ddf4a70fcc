package main

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"heltid/bench/served"
)

// watch.js notes when a view is ready and can scroll, move and edit a grid.
//
//go:embed watch.js
var watch string

// browser is Chromium at a service, signed in.
type browser struct {
	ctx context.Context
	at  string
}

func browse(ctx context.Context, s *served.Service) (*browser, func(), error) {
	ctx, stop := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"), chromedp.NoSandbox)...)
	ctx, closed := chromedp.NewContext(ctx)
	b := &browser{ctx, s.At}
	err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900),
		call(performance.Enable, performance.EnableParams{TimeDomain: "threadTicks"}), // time of the processor, also where others use it too
		call(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}),
		call(network.SetCookie, network.SetCookieParams{Name: "heltid", Value: s.Key, URL: s.At}),
		func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
			return chromedp.Void{}, err
		})
	return b, func() { closed(); stop() }, err
}

func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, command, params)
		return chromedp.Void{}, err
	}
}

// seen is what a view took: milliseconds, bytes and a count.
type seen struct {
	Server, Paint, Ready     float64
	Worked                   float64 // of the processor, by the view's own thread
	Sent, Unpacked, Elements int
}

// view opens a view three times, with nothing kept from before, and prints what
// it took at best.
func (b *browser) view(_ context.Context, name, path string) error {
	best := seen{}
	for n := range 3 {
		if err := chromedp.Do(b.ctx, chromedp.Navigate(b.at+path)); err != nil {
			return err
		}
		got, err := chromedp.Run(b.ctx, chromedp.Evaluate[seen]("bench.ready()", chromedp.EvalAwaitPromise))
		if err != nil {
			return err
		}
		if got.Worked, err = b.worked(); err != nil {
			return err
		}
		if n == 0 || got.Ready < best.Ready {
			best = got
		}
	}
	_, err := fmt.Printf("| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %d kB | %d kB | %d |\n", name, best.Server, best.Paint, best.Ready, best.Worked, best.Sent/1000, best.Unpacked/1000, best.Elements)
	return err
}

// worked is how long the thread of the view that is open has worked, in
// milliseconds.
func (b *browser) worked() (float64, error) {
	got, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (performance.GetMetricsResult, error) {
		return cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
	})
	for _, m := range got.Metrics {
		if m.Name == "TaskDuration" {
			return 1000 * m.Value, err
		}
	}
	return 0, err
}

// grid moves in the grid of the view that is open, and edits it.
func (b *browser) grid(context.Context) (string, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[string]("bench.grid()", chromedp.EvalAwaitPromise))
}
