// A report's draft as it will read.

import "../reading-preferences.js";
import "../chart.js";
import "../contents.js";
import "../figure-notes.js";
import "../find-when-asked.js";
import "../figure-pairs.js";
