package postgres

import (
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"heltid/api/store/postgres/throwaway"
)

// What is answered is on disk, also where the database is set to answer before.
func TestWhatIsAnsweredIsOnDiskWhateverTheServerIsSetTo(t *testing.T) {
	t.Parallel()
	server := throwaway.Test(t)
	c, err := pgx.Connect(t.Context(), server.Address("postgres"))
	require.NoError(t, err)
	_, err = c.Exec(t.Context(), "ALTER DATABASE postgres SET synchronous_commit = off")
	require.NoError(t, err)
	require.NoError(t, c.Close(t.Context()))
	s, err := Open(t.Context(), server.Address("postgres"))
	require.NoError(t, err)
	for name, want := range map[string]string{"synchronous_commit": "on", "fsync": "on", "full_page_writes": "on"} {
		var set string
		require.NoError(t, s.pool.QueryRow(t.Context(), "SHOW "+name).Scan(&set))
		require.Equal(t, want, set, name)
	}
	require.NoError(t, s.Close())
}
