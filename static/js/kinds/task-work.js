// Work on promises: who leads, by when, what was said.

import "../reading-preferences.js";
import "../review.js";
