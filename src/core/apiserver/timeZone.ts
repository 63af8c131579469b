import { isSet, textOf, type Cursor } from './cursor.js';
import { invalid } from './refusal.js';

/** validateTimeZone of pkg/apis/batch/validation, with what time.LoadLocation of Go says of a name. */
export function validateTimeZone(at: Cursor): void {
  if (!isSet(at)) return;
  const zone = textOf(at);
  const explanation = 'Use a name of the time zone database, such as Europe/Berlin or Etc/UTC.';
  if (zone === '') return invalid(at, '', 'timeZone must be nil or non-empty string', { explanation });
  if (/^local$/i.test(zone))
    return invalid(at, zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones', { explanation });
  if (zone.includes('..') || /^[/\\]/.test(zone)) return invalid(at, zone, 'time: invalid location name', { explanation });
  if (!isTimeZone(zone)) invalid(at, zone, `unknown time zone ${zone}`, { explanation });
}
/** The words in names of time zones that are written in capitals. */
const capitals = new Set(
  'ACT CET CHAT CST6CDT DumontDUrville EET EST EST5EDT GB GMT GMT0 HST LHI MET MST MST7MDT NSW NZ PRC PST8PDT ROC ROK SU UCT US UTC W WET'.split(
    ' ',
  ),
);

/** Whether the time zone database has a name, in just this case: the zones of JavaScript do not tell `utc` from `UTC`. */
function isTimeZone(zone: string): boolean {
  const isWritten = zone.split(/[/_+-]/).every((word) => /^([A-Z][a-z]+)+$|^\d+$|^(of|es|au|d)?$/.test(word) || capitals.has(word));
  if (!isWritten || /^[+-]/.test(zone)) return false;
  const known = zones.get(zone);
  if (known !== undefined) return known;
  if (zones.size > 1000) zones.clear();
  const isKnown = isIntlZone(zone);
  zones.set(zone, isKnown);
  return isKnown;
}

/** What was asked before: it takes a while to find out. */
const zones = new Map<string, boolean>();

function isIntlZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // JavaScript tells of an unknown zone by throwing.
    return false;
  }
}
