// A published report.

import "../reading-preferences.js";
import "../chart.js";
import "../cite.js";
import "../cite-stops.js";
import "../contents.js";
import "../figure-notes.js";
import "../find-when-asked.js";
import "../in-pieces.js";
import "../figure-pairs.js";
import "../page-tools.js";
