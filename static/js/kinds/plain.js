// What every page runs.

import "../reading-preferences.js";
