/** Whether `text` is a quantity such as `500m`, `1.5`, `10Gi` or `12e6`. Source: ParseQuantity of apimachinery. */
export function isQuantity(text: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d*)(n|u|m|k|[KMGTPE]i|[MGTPE]|[eE][+-]?\d+)?$/.test(text);
}

/** The quantity that was most likely meant: `10GB` → `10G`, `512MiB` → `512Mi`, `1 Gi` → `1Gi`. Undefined when that is none. */
export function nearestQuantity(text: string): string | undefined {
  const [, number, suffix] = /^\s*([+-]?[\d.]+)\s*([A-Za-z]*)\s*$/.exec(text) ?? [];
  if (number === undefined || suffix === undefined) return undefined;
  const unit = suffix.replace(/b$|ytes?$/i, '');
  const spelt = /^[kmgtpe]i$/i.test(unit)
    ? `${unit[0]?.toUpperCase()}i`
    : unit === 'K'
      ? 'k'
      : /^[gtpe]$/i.test(unit) || suffix.toLowerCase() === 'mb'
        ? unit.toUpperCase()
        : unit;
  return isQuantity(number + spelt) ? number + spelt : undefined;
}

/** Whether `text` is base64 as Go's decoder wants it: padded, and nothing but line breaks between. */
export function isBase64(text: string): boolean {
  const clean = text.replace(/[\r\n]/g, '');
  return clean.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(clean);
}

/** Whether `text` is a time of RFC 3339, the only form that a Kubernetes field takes: `2026-01-02T15:04:05Z`. */
export function isDateTime(text: string): boolean {
  const [, month, day, hours, minutes, seconds] =
    /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  if (month === undefined) return false;
  const inMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(month), 0)).getUTCDate();
  return (
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= inMonth &&
    Number(hours) < 24 &&
    Number(minutes) < 60 &&
    Number(seconds) < 60
  );
}
