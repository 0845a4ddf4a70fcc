// Package store says what the service keeps and what it promises of it: what
// was accepted is there after a crash, a job is worked on by one worker at a
// time, its best rota never gets worse, and nothing is asked for without saying
// whose it is. The package conformance holds any store to that.
package store

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"strings"
	"time"
)

// What a store refuses.
var (
	ErrNotFound = errors.New("there is no such thing in this tenant")
	ErrTaken    = errors.New("another worker has the job by now, or it was deleted")
	ErrWorse    = errors.New("the job has a better rota already")
	ErrReused   = errors.New("the idempotency key was used for something else")
	ErrConflict = errors.New("it was changed in the meantime")
	ErrFull     = errors.New("the disk is full; free some space, nothing that was accepted is lost")
	ErrAway     = errors.New("the database does not answer")
	ErrLocked   = errors.New("another process has the data folder open")
)

// Store is everything the service keeps.
type Store interface {
	// Of gives what one tenant has. There is no other way to wards, rotas and jobs.
	Of(tenant string) Tenant
	// KeyByHash finds a key that is not revoked, and with it its tenant.
	KeyByHash(ctx context.Context, hash string) (Key, error)
	// Queue is the workers' side of every tenant's jobs.
	Queue() Queue
	// Parts has what the workers of jobs ask others for.
	Parts() Parts
	// Outbox has what webhooks are still to be told, of every tenant.
	Outbox() Outbox
	// Sweep deletes what the tenants keep no longer by their policies, so that it
	// is gone from the disk as well, and says how many things that were.
	Sweep(ctx context.Context, now time.Time) (int, error)
	// Ping tells whether the store answers.
	Ping(ctx context.Context) error
	Close() error
}

// Tenant is what one customer has: a municipality, or whoever runs a pilot.
type Tenant interface {
	Keys(ctx context.Context) ([]Key, error)
	Wards(ctx context.Context, p Page) (List[Ward], error)
	// Ward gives a version, 0 for the newest.
	Ward(ctx context.Context, id string, version int) (Ward, error)
	Rotas(ctx context.Context, f RotaFilter, p Page) (List[Rota], error)
	Rota(ctx context.Context, id string) (Rota, error)
	Jobs(ctx context.Context, f JobFilter, p Page) (List[Job], error)
	Job(ctx context.Context, id string) (Job, error)
	// Best gives the best rota of a job so far.
	Best(ctx context.Context, job string) (Incumbent, error)
	// Document gives a report of a job by name, as in Slice.
	Document(ctx context.Context, job, name string) ([]byte, error)
	// Asked gives what others are asked of a job just now, and what they answered.
	Asked(ctx context.Context, job string) ([]Asked, error)
	// Events gives those after a number, oldest first, and the number of the
	// oldest that is still kept.
	Events(ctx context.Context, job string, after int64, limit int) (events []Event, oldest int64, err error)
	Audit(ctx context.Context, p Page) (List[Audit], error)
	// Policy is what the tenant keeps, and for how long.
	Policy(ctx context.Context) (Policy, error)
	// Webhooks gives those of the tenant, the oldest first.
	Webhooks(ctx context.Context) ([]Webhook, error)

	// Change does one thing wholly or not at all. Where once has a key, the
	// answer is kept with it, and a second change under it is not done but gets
	// the first one's answer.
	Change(ctx context.Context, once Once, do func(Tx) (Answer, error)) (Answer, error)
}

// Tx is what a change may do. Adding fails with ErrNotFound where what it
// belongs to is not there.
type Tx interface {
	AddKey(k Key) error
	RevokeKey(id string) error
	AddWard(w Ward) error
	// ChangeWard adds the version after the one named; ErrConflict where another
	// has come since.
	ChangeWard(w Ward) error
	DeleteWard(id string) error
	AddRota(r Rota) error
	DeleteRota(id string) error
	AddJob(j Job) error
	// Waiting is how many jobs wait.
	Waiting() (int, error)
	StopJob(id string) error
	DeleteJob(id string) error
	SetPolicy(p Policy) error
	// StripNames puts a version without names of people in its own place.
	StripNames(w Ward) error
	AddWebhook(w Webhook) error
	DeleteWebhook(id string) error
	// Note writes to the audit log.
	Note(a Audit) error
}

// Queue hands jobs to workers. What a worker writes carries the epoch of its
// lease, and is refused with ErrTaken once another has the job.
type Queue interface {
	// Take gives the next job: of the tenant served longest ago, the job that comes
	// first by priority and of those alike the one served longest ago; every fourth
	// time the one served longest ago of all. ErrNotFound where none waits.
	Take(ctx context.Context) (*Lease, error)
	// Look tells whether the job is to stop. It is to be asked every other second
	// at least, for a worker that does not is taken to be dead.
	Look(ctx context.Context, l *Lease) (stop bool, err error)
	// Found keeps a better rota and says so.
	Found(ctx context.Context, l *Lease, best Incumbent) error
	Say(ctx context.Context, l *Lease, events ...Event) error
	// Return gives the job back after a slice, to go on or ended.
	Return(ctx context.Context, l *Lease, s Slice) error
	// Broke gives a job back whose slice came to nothing. A job that breaks
	// MostAttempts times in a row has failed.
	Broke(ctx context.Context, l *Lease, why string) error
	// Recover counts the jobs as broken whose workers have not been heard of for so
	// long while this process listened. 0 is for when no worker runs.
	Recover(ctx context.Context, silent time.Duration) (again, failed int, err error)
	// Work has a crew work until ctx ends, and returns when the last turn has. It
	// sees to jobs that were left by the dead.
	Work(ctx context.Context, c Crew) error
	// Gone gives those of the jobs that are not there any more.
	Gone(ctx context.Context, jobs []string) ([]string, error)
	// Depth is how much waits, and since when the oldest does.
	Depth(ctx context.Context) (queued, running int, oldest time.Time, err error)
}

// Crew is who works on jobs.
type Crew struct {
	Size int // turns at once
	// Turn takes the next job and works on it for a while; an error where none
	// could be taken, ErrNotFound where none waits.
	Turn func(context.Context) error
	// Help works on a part of another's job, where there is still one; nil: the crew
	// works on jobs alone.
	Help func(ctx context.Context, tenant, part string) error
	Log  *slog.Logger
}

// Parts hands out parts of jobs that are worked on to workers that have no job.
// A part is gone with the lease that it was asked under, and with its job.
type Parts interface {
	// Ask puts a part up, or another question in its place; up is false where
	// somebody has taken it meanwhile.
	Ask(ctx context.Context, l *Lease, id string, question []byte) (up bool, err error)
	// Asked gives the parts of the job, in the order in which they were asked for.
	Asked(ctx context.Context, l *Lease) ([]Part, error)
	// Forget drops parts of the job.
	Forget(ctx context.Context, l *Lease, ids ...string) error
	// Take gives a part that nobody has. ErrNotFound where somebody does, where it is
	// gone, and while a whole job waits.
	Take(ctx context.Context, tenant, id string) (*Errand, error)
	// Wanted tells whether the part is there and no whole job waits.
	Wanted(ctx context.Context, e *Errand) (bool, error)
	// Answer says what came of a part; nil where it was given up. A part that is
	// gone needs no answer.
	Answer(ctx context.Context, e *Errand, answer []byte) error
}

// Part is where a part is that others were asked for.
type Part struct {
	ID              string
	Taken, Answered bool
	Answer          []byte // nil until then, and where it was given up
}

// Asked is a part that others were asked for, as it was put to them.
type Asked struct {
	ID               string
	Question, Answer []byte
}

// Errand is a part of another's job, with what it is of.
type Errand struct {
	Tenant, ID string
	Question   []byte
	Job        Job
	Ward       Ward   // with its file
	Start      []byte // the rota the job's request names to start from; nil: none
}

// Policy is what a tenant keeps, in days; 0 is for ever.
type Policy struct {
	Jobs     int  // from their end, with reports and events
	Rotas    int  // from when they were made
	Versions int  // of wards, but for the newest and those that a job or rota is of
	Audit    int  // entries of the log
	NoNames  bool // names of people are taken out of wards that come in
}

// Outbox hands out messages to webhooks: one for each job that ended and each
// webhook its tenant had then.
type Outbox interface {
	// Take gives the message that is due longest, and has it due again after a
	// while, unless it is Done before. ErrNotFound where none is due.
	Take(ctx context.Context, now time.Time, hold time.Duration) (Message, error)
	// Done forgets a message.
	Done(ctx context.Context, id string) error
	// Again has a message due at a time.
	Again(ctx context.Context, id string, at time.Time) error
}

// Webhook is an address that is told when jobs end.
type Webhook struct {
	ID, URL string
	Secret  string // whsec_ and base64, as Standard Webhooks has it
	Created time.Time
}

// Message is what a webhook is told. Its id is the same each time it is sent.
type Message struct {
	ID       string
	URL      string
	Secret   string
	Body     []byte // JSON, ids alone
	Attempts int    // this one included
}

// MostAttempts is how often a job may break in a row.
const MostAttempts = 3

// EventsKept is how many events of a job are kept at least.
const EventsKept = 1000

// Page asks for so many after a cursor, which is empty for the first page, of
// what may be seen: nil for everything.
type Page struct {
	Limit int
	After string
	Only  *Sight
}

// Sight is what somebody may see of a tenant: some wards, copies of them, and
// copies they made themselves.
type Sight struct {
	Wards []string
	Owner string // id of the key
}

// List is a page, the newest first. Next is empty on the last.
type List[T any] struct {
	Items []T
	Next  string
}

// Once says which request a change is for.
type Once struct {
	Key     string // the caller's idempotency key; empty: none
	Request string // a hash of what was asked
}

// Answer is what a request was answered.
type Answer struct {
	Status int
	ID     string // of what was made
	Body   []byte // empty when what was made is deleted
}

// Key is an API key. Only a hash of it is kept.
type Key struct {
	ID, Tenant, Name string
	Role             string // reader, representative, planner or admin; empty: none but on some wards
	Wards            []Grant
	Hash             string
	Until            time.Time // zero: without end
	By               string    // id of the key that shared; empty: it is no share
	Created          time.Time
	Revoked          time.Time // zero: it holds
}

// Grant is a role on one ward.
type Grant struct{ Ward, Role string }

// Ward is one version of a ward.
type Ward struct {
	ID      string
	Parent  string // the ward it was copied from; may be gone
	Owner   string // id of the key that copied it
	Version int
	Name    string
	Hash    string   // solver.InputHash
	People  int      // how many
	Models  []string // ids
	File    string   // its name, whose ending says what it is
	Body    []byte   // the file as it was sent; nil in lists
	Changed time.Time
}

// Rota is a rota, which never changes.
type Rota struct {
	ID, Ward    string
	WardVersion int
	Model, Run  string
	Parent      string   // the rota it was made from; may be gone
	Pins        []string // what stays when it is mended
	Job         string   // that made it
	Body        []byte   // JSON; nil in lists
	Created     time.Time
}

// State is where a job is.
type State string

// States of a job.
const (
	Queued    State = "queued"
	Running   State = "running"
	Done      State = "done"
	Cancelled State = "cancelled"
	Failed    State = "failed"
)

// Ended tells whether the job is over.
func (s State) Ended() bool { return s != Queued && s != Running }

// Job is a search.
type Job struct {
	ID, Ward    string
	WardVersion int
	Kind        string
	Priority    int    // among the tenant's jobs: more comes first, 0 is usual
	Request     []byte // as it was asked, JSON
	State       State
	Outcome     string
	Stop        bool // it was asked to stop
	Attempts    int  // in a row that came to nothing
	Slices      int
	Time        time.Duration // to be spent
	Spent       time.Duration
	FullTime    *int   // of its best rota
	Rota        string // id of the rota it made, once it is done; empty of several
	Memory      []byte // what the last slice wants the next to know
	Fault       string
	Created     time.Time
	Started     time.Time
	Ended       time.Time
}

// RotaFilter narrows a list of rotas.
type RotaFilter struct{ Ward, Job string }

// JobFilter narrows a list of jobs.
type JobFilter struct {
	Ward  string
	State State
}

// Incumbent is a rota found while a job runs, and what it is worth: goal by goal
// in the order they count, more is better.
type Incumbent struct {
	Number          int // 1 for a job's first
	Worth           []int64
	FullTime, Posts int
	Findings        int
	Rota            []byte // JSON
	Found           time.Time
}

// Event is something that happened to a job.
type Event struct {
	Number int64 // of the job, from 1
	Kind   string
	Data   []byte // JSON
}

// Audit is an entry of the log: who did what to which. Ids only.
type Audit struct {
	At                  time.Time
	Key, Action, Object string
}

// Lease is the right to work on a job until another takes it.
type Lease struct {
	Tenant string
	Epoch  int64
	Job    Job
	Ward   Ward       // with its file
	Start  []byte     // the rota the request names to start from; nil: none
	Best   *Incumbent // nil: none yet
	Looked time.Time  // when its worker last said that it lives
}

// Slice is what a stretch of work on a job came to.
type Slice struct {
	Spent     time.Duration
	Best      *Incumbent        // nil: no better rota
	Documents map[string][]byte // by name; nil: none new
	Memory    []byte
	Events    []Event
	Ended     State  // empty: the job goes on
	Outcome   string // of an ended job
	Rotas     []Rota // of an ended job
}

// NewID makes an id that nobody can guess, of a ward (w), rota (r), job (j), part
// of one (p), key (k), webhook (h) or message to one (m).
func NewID(kind string) string { return kind + "_" + strings.ToLower(rand.Text()[:20]) }

// Now is the time as a store keeps it, to the microsecond.
func Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }
