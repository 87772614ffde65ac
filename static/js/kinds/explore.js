// Exploring numbers.

import "../reading-preferences.js";
import "../page-tools.js";
