// Two years of numbers side by side.

import "../reading-preferences.js";
import "../chart.js";
