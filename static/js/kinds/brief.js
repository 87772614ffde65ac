// The leaders' brief: a sheet with margins of its own, after those of all printed pages.

import "../reading-preferences.js";
import "../page-tools.js";
