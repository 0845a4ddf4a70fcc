package conformance

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

func parts(t *testing.T, b *bench) {
	b.give("a", "j1")
	l, of := b.take(), b.Parts()
	ask := func(id, question string) (bool, error) { return of.Ask(b.ctx, l, id, []byte(question)) }
	up := func(id, question string) bool {
		got, err := ask(id, question)
		require.NoError(t, err)
		return got
	}
	take := func(id string) *store.Errand {
		e, err := of.Take(b.ctx, "a", id)
		require.NoError(t, err)
		return e
	}
	asked := func() []store.Part {
		all, err := of.Asked(b.ctx, l)
		require.NoError(t, err)
		return all
	}
	wanted := func(e *store.Errand) bool {
		yes, err := of.Wanted(b.ctx, e)
		require.NoError(t, err)
		return yes
	}
	require.True(t, up("p1", "first"))
	require.True(t, up("p1", "second"), "nobody has it")
	_, err := of.Take(b.ctx, "b", "p1")
	require.ErrorIs(t, err, store.ErrNotFound, "it is another tenant's")
	one := take("p1")
	require.Equal(t, []string{"second", "heltid: 1", "{}", "j1"}, []string{string(one.Question), string(one.Ward.Body), string(one.Job.Request), one.Job.ID})
	_, err = of.Take(b.ctx, "a", "p1")
	require.ErrorIs(t, err, store.ErrNotFound, "somebody has it")
	require.False(t, up("p1", "third"), "somebody has it")
	require.True(t, wanted(one))
	require.NoError(t, of.Answer(b.ctx, one, []byte("lines")))
	require.True(t, up("p2", "q"))
	require.NoError(t, of.Answer(b.ctx, take("p2"), nil))
	require.True(t, up("p3", "q"))
	all := asked()
	require.Len(t, all, 3)
	require.Equal(t, store.Part{ID: "p1", Taken: true, Answered: true, Answer: []byte("lines")}, all[0])
	require.True(t, all[1].Answered)
	require.Empty(t, all[1].Answer, "it was given up")
	require.Equal(t, store.Part{ID: "p3"}, all[2])
	told, err := b.Of("a").Asked(b.ctx, "j1")
	require.NoError(t, err)
	require.Equal(t, store.Asked{ID: "p1", Question: []byte("second"), Answer: []byte("lines")}, told[0])
	require.Equal(t, store.Asked{ID: "p3", Question: []byte("q")}, told[2])
	told, err = b.Of("b").Asked(b.ctx, "j1")
	require.NoError(t, err)
	require.Empty(t, told, "they are another tenant's")

	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j2", "w_a")) }))
	require.False(t, wanted(one), "a whole job waits")
	_, err = of.Take(b.ctx, "a", "p3")
	require.ErrorIs(t, err, store.ErrNotFound, "a whole job waits")
	b.take()
	three := take("p3")

	require.NoError(t, of.Forget(b.ctx, l, "p1"))
	require.Len(t, asked(), 2)
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{}))
	require.Empty(t, asked(), "the lease is gone")
	require.False(t, wanted(three))
	require.NoError(t, of.Answer(b.ctx, three, []byte("late")))
	_, err = ask("p4", "q")
	require.ErrorIs(t, err, store.ErrTaken)

	l = b.take()
	require.True(t, up("p5", "q"))
	require.NoError(t, of.Forget(b.ctx, l, "p5"))
	require.Empty(t, asked())
	require.True(t, up("p6", "q"))
	require.NoError(t, b.Queue().Broke(b.ctx, l, "x"))
	require.Empty(t, asked())
	l = b.take()
	require.True(t, up("p7", "q"))
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteJob("j1") }))
	require.Empty(t, asked(), "so is the job")
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j3", "w_a")) }))
	l = b.take()
	require.True(t, up("p8", "q"))
	require.Len(t, asked(), 1)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteWard("w_a") }))
	require.Empty(t, asked(), "and so is the ward")
}
