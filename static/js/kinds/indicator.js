// One indicator.

import "../reading-preferences.js";
import "../chart.js";
