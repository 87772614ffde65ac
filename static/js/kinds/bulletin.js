// A quarter's bulletin.

import "../reading-preferences.js";
import "../page-tools.js";
