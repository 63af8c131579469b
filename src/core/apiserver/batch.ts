import { get, isReadable, isSet, isTrue, itemsOf, numberOf, sizeOf, textMapOf, textOf, type Cursor } from './cursor.js';
import { cronProblem } from './cron.js';
import { validateDomainPrefixedPath } from './facts.js';
import { byteLength, dnsLabel } from './formats.js';
import { matches } from './labels.js';
import { duplicate, goJson, invalid, notSupported, required, tooLong, tooMany } from './refusal.js';
import { shownLabels } from './apps.js';
import { validateTimeZone } from './timeZone.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/batch/validation.

export const batchRules: Rules = {
  JobSpec: validateJobSpec,
  Job: validateIndexedJobName,
  CronJobSpec: validateCronJobSpec,
};

/** Of how many pods a job may be when each has an index. */
const mostParallel = 100_000;

function validateJobSpec(spec: Cursor): void {
  const isIndexed = textOf(get(spec, 'completionMode')) === 'Indexed';
  validateIndexedFields(spec, isIndexed);
  validatePodFailurePolicy(get(spec, 'podFailurePolicy'), spec);
  validateJobSelector(spec);
  const manager = get(spec, 'managedBy');
  if (isSet(manager)) {
    validateDomainPrefixedPath(manager);
    if (byteLength(textOf(manager)) > 63) tooLong(manager, 63);
  }
  const replacement = get(spec, 'podReplacementPolicy');
  if (isSet(get(spec, 'podFailurePolicy')) && textOf(replacement) === 'TerminatingOrFailed')
    notSupported(replacement, 'TerminatingOrFailed', ['Failed'], {
      explanation: 'With a podFailurePolicy pods are replaced when they have failed.',
    });
  const policy = get(spec, 'template', 'spec', 'restartPolicy');
  const explanation = 'A job comes to an end: its pods restart OnFailure or Never, and a pod that does not say so restarts Always.';
  if (textOf(policy, 'Always') === 'Always') required(policy, 'valid values: "OnFailure", "Never"', { explanation });
  else if (!['OnFailure', 'Never'].includes(textOf(policy))) notSupported(policy, textOf(policy), ['OnFailure', 'Never'], { explanation });
  else if (isSet(get(spec, 'podFailurePolicy')) && textOf(policy) !== 'Never')
    invalid(policy, textOf(policy), 'only "Never" is supported when podFailurePolicy is specified', {
      explanation: 'A podFailurePolicy looks at pods that have failed: they must not be restarted.',
    });
}

function validateIndexedFields(spec: Cursor, isIndexed: boolean): void {
  const [completions, parallelism, perIndex, failed] = ['completions', 'parallelism', 'backoffLimitPerIndex', 'maxFailedIndexes'].map(
    (it) => get(spec, it),
  ) as [Cursor, Cursor, Cursor, Cursor];
  if (isIndexed && !isSet(completions))
    required(completions, 'when completion mode is Indexed', {
      explanation: 'Each pod of an Indexed job has a number: say how many there are.',
    });
  if (isIndexed && (numberOf(parallelism) ?? 1) > mostParallel)
    invalid(parallelism, numberOf(parallelism) ?? 0, `must be less than or equal to ${mostParallel} when completion mode is Indexed`);
  if (isSet(failed) && !isSet(perIndex)) required(perIndex, 'when maxFailedIndexes is specified');
  if (isSet(failed) && isSet(completions) && (numberOf(failed) ?? 0) > (numberOf(completions) ?? 0))
    invalid(failed, numberOf(failed) ?? 0, 'must be less than or equal to completions');
  if (isIndexed) return;
  for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])
    if (isSet(get(spec, name))) {
      const at = get(spec, name);
      invalid(at, numberOf(at) ?? { json: '{}' }, 'requires indexed completion mode', {
        explanation: 'Only a job with "completionMode: Indexed" has indexes.',
      });
    }
}

/** The server writes the selector itself, unless it is told that a person does. */
function validateJobSelector(spec: Cursor): void {
  const selector = get(spec, 'selector');
  const isManual = isTrue(get(spec, 'manualSelector'));
  const inCronJob = spec.review.kind.kind === 'CronJob';
  if (inCronJob) {
    if (isSet(selector))
      invalid(selector, { json: '{}' }, '`selector` will be auto-generated', {
        explanation: 'Jobs select their pods themselves: take the selector away.',
      });
    if (isManual) notSupported(get(spec, 'manualSelector'), { json: 'true' }, ['nil', 'false']);
  } else if (isManual) {
    if (!isSet(selector)) return required(selector);
    const labels = get(spec, 'template', 'metadata', 'labels');
    if (!matches(selector, textMapOf(labels)))
      invalid(labels, { json: shownLabels(labels) }, '`selector` does not match template `labels`');
  } else if (isSet(selector)) {
    invalid(
      selector,
      { json: goJson({ matchLabels: Object.fromEntries(textMapOf(get(selector, 'matchLabels'))) }) },
      '`selector` not auto-generated',
      {
        explanation: 'Jobs select their pods themselves: take the selector away, or write "manualSelector: true" beside it.',
      },
    );
  }
}

function validatePodFailurePolicy(policy: Cursor, spec: Cursor): void {
  const rules = get(policy, 'rules');
  if (sizeOf(rules) > 20) tooMany(rules, sizeOf(rules), 20);
  const pod = get(spec, 'template', 'spec');
  const containers = new Set(
    ['containers', 'initContainers'].flatMap((it) => itemsOf(get(pod, it)).map((container) => textOf(get(container, 'name')))),
  );
  for (const rule of itemsOf(rules)) {
    const [codes, conditions] = [get(rule, 'onExitCodes'), get(rule, 'onPodConditions')];
    if (textOf(get(rule, 'action')) === 'FailIndex' && !isSet(get(spec, 'backoffLimitPerIndex')))
      invalid(get(rule, 'action'), 'FailIndex', 'requires the backoffLimitPerIndex to be set');
    if (isSet(codes)) validateOnExitCodes(codes, containers, get(spec, 'template'));
    const both = isSet(codes) && sizeOf(conditions) > 0;
    if (both || (!isSet(codes) && sizeOf(conditions) === 0)) {
      const detail = both
        ? 'specifying both OnExitCodes and OnPodConditions is not supported'
        : 'specifying one of OnExitCodes and OnPodConditions is required';
      refuseWithoutValue(rule, detail);
    }
  }
}

/** The server leaves out the value here. */
function refuseWithoutValue(at: Cursor, detail: string): void {
  invalid({ ...at, node: at.node }, { json: detail }, '', {
    explanation: 'A rule looks at exit codes or at conditions: onExitCodes or onPodConditions.',
  });
}

function validateOnExitCodes(codes: Cursor, containers: ReadonlySet<string>, template: Cursor): void {
  const container = get(codes, 'containerName');
  if (isSet(container) && !containers.has(textOf(container)) && isReadable(template))
    invalid(container, textOf(container), 'must be one of the container or initContainer names in the pod template', {
      explanation: `The pod template has these containers: ${[...containers].join(', ')}.`,
    });
  const values = get(codes, 'values');
  if (sizeOf(values) === 0) invalid(values, { json: isSet(values) ? '[]' : 'null' }, 'at least one value is required');
  if (sizeOf(values) > 255) tooMany(values, sizeOf(values), 255);
  const seen = new Set<number>();
  const numbers = itemsOf(values).map((it) => numberOf(it) ?? 0);
  for (const [index, item] of itemsOf(values).entries()) {
    const value = numbers[index] ?? 0;
    if (textOf(get(codes, 'operator')) === 'In' && value === 0)
      invalid(item, 0, 'must not be 0 for the In operator', { explanation: 'The exit code 0 is success.' });
    if (seen.has(value)) duplicate(item, value);
    seen.add(value);
  }
  if (numbers.some((it, index) => index > 0 && it < (numbers[index - 1] ?? 0)))
    invalid(values, { json: JSON.stringify(numbers) }, 'must be ordered');
}

/** The pods of an indexed job have names made from its own. */
function validateIndexedJobName(job: Cursor): void {
  const spec = get(job, 'spec');
  const completions = numberOf(get(spec, 'completions')) ?? 0;
  const name = textOf(get(job, 'metadata', 'name'));
  if (textOf(get(spec, 'completionMode')) !== 'Indexed' || completions <= 0 || name === '') return;
  const pod = `${name}-${completions - 1}`;
  if (dnsLabel.check(pod).length > 0)
    invalid(get(job, 'metadata', 'name'), name, `will not able to create pod with invalid DNS label: ${pod}`);
}

function validateCronJobSpec(spec: Cursor): void {
  const schedule = get(spec, 'schedule');
  const text = textOf(schedule);
  if (text === '') required(schedule, '', { explanation: 'Say when the job runs, such as "0 3 * * *" for three in the morning.' });
  else if (text.includes('TZ=')) invalid(schedule, text, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead');
  else {
    const problem = cronProblem(text);
    if (problem)
      invalid(schedule, text, problem, {
        explanation:
          'A schedule has five fields: minute, hour, day of the month, month and day of the week, such as "0 3 * * *"; or it is one of @hourly, @daily, @weekly, @monthly and @yearly.',
      });
  }
  validateTimeZone(get(spec, 'timeZone'));
}
