// A report's editions.

import "../reading-preferences.js";
import "../cite.js";
