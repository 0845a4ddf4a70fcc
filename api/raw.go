package api

import "encoding/json"

// Raw is JSON that goes out as it was made elsewhere.
type Raw struct{ json.RawMessage }
