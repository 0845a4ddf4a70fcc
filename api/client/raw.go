package client

import "encoding/json"

// Raw is JSON that comes as it was sent.
type Raw struct{ json.RawMessage }
