/** A reporter of node:test: how many tests passed, failed and were skipped, as JSON. A file without any test counts as failed. */
export default async function* countsReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue; // what is in it is counted
    const skipped = data?.skip !== undefined || data?.todo !== undefined;
    const empty = data?.name !== undefined && data.name === data.file; // node reports the file itself where it has no test
    if (type === 'test:fail' || (type === 'test:pass' && empty)) counts.failed++;
    else if (type === 'test:pass') counts[skipped ? 'skipped' : 'passed']++;
  }
  yield JSON.stringify(counts);
}
