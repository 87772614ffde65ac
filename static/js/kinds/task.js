// One promise.

import "../reading-preferences.js";
import "../review.js";
