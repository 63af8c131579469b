import { get, isSet, itemsOf, numberOf, sizeOf, textOf, textsOf, type Cursor } from './cursor.js';
import { compilationProblem, policyVariables } from './celExpression.js';
import { checkFormat } from './facts.js';
import { dnsSubdomain, qualifiedName } from './formats.js';
import { duplicate, forbidden, goJson, invalid, notSupported, required } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/admissionregistration/validation, and pkg/util/webhook of apiserver.

export const admissionRules: Rules = {
  ValidatingWebhookConfiguration: validateWebhooks,
  MutatingWebhookConfiguration: validateWebhooks,
  ValidatingWebhook: validateWebhook,
  MutatingWebhook(webhook) {
    validateWebhook(webhook);
    const policy = get(webhook, 'reinvocationPolicy');
    oneOf(policy, ['IfNeeded', 'Never']);
  },
  RuleWithOperations: validateRuleWithOperations,
  NamedRuleWithOperations: validateRuleWithOperations,
  ValidatingAdmissionPolicySpec: validatePolicySpec,
  ValidatingAdmissionPolicyBindingSpec: validateBindingSpec,
};

function validateWebhooks(configuration: Cursor): void {
  const seen = new Set<string>();
  for (const webhook of itemsOf(get(configuration, 'webhooks'))) {
    const name = get(webhook, 'name');
    if (seen.has(textOf(name))) duplicate(name, textOf(name));
    seen.add(textOf(name));
  }
}

/** Absent is as good as its default. */
function oneOf(at: Cursor, known: readonly string[]): void {
  if (isSet(at) && !known.includes(textOf(at))) notSupported(at, textOf(at), known);
}

function validateWebhook(webhook: Cursor): void {
  const name = get(webhook, 'name');
  if (textOf(name) === '') required(name);
  else {
    checkFormat(name, textOf(name), dnsSubdomain);
    if (textOf(name).split('.').length < 3)
      invalid(name, textOf(name), 'should be a domain with at least three segments separated by dots', {
        explanation: 'A webhook has a domain for a name, such as check.example.org.',
      });
  }
  oneOf(get(webhook, 'failurePolicy'), ['Fail', 'Ignore']);
  oneOf(get(webhook, 'matchPolicy'), ['Equivalent', 'Exact']);
  const effects = get(webhook, 'sideEffects');
  const known = ['None', 'NoneOnDryRun'];
  if (!isSet(effects)) required(effects, 'must specify one of None, NoneOnDryRun');
  else oneOf(effects, known);
  const timeout = get(webhook, 'timeoutSeconds');
  const seconds = numberOf(timeout);
  if (seconds !== undefined && (seconds < 1 || seconds > 30))
    invalid(timeout, seconds, 'the timeout value must be between 1 and 30 seconds');
  validateReviewVersions(get(webhook, 'admissionReviewVersions'));
  validateClientConfig(get(webhook, 'clientConfig'));
}

function validateReviewVersions(versions: Cursor): void {
  if (sizeOf(versions) === 0) return required(versions, 'must specify one of v1, v1beta1');
  const seen = new Set<string>();
  for (const version of itemsOf(versions)) {
    if (seen.has(textOf(version))) invalid(version, textOf(version), 'duplicate version');
    seen.add(textOf(version));
  }
  if (!textsOf(versions).some((it) => it === 'v1' || it === 'v1beta1'))
    invalid(versions, { json: goJson(textsOf(versions)) }, 'must include at least one of v1, v1beta1');
}

function validateClientConfig(config: Cursor): void {
  const [url, service] = [get(config, 'url'), get(config, 'service')];
  if (isSet(url) === isSet(service))
    return required({ ...config, node: undefined }, 'exactly one of url or service is required', {
      explanation: 'Say where the webhook is: "url" or "service".',
    });
  if (isSet(url)) {
    if (!/^https:\/\//.test(textOf(url)))
      invalid(url, textOf(url), "'https' is the only allowed URL scheme; desired format: https://host[/path]");
    return;
  }
  for (const name of ['name', 'namespace'])
    if (textOf(get(service, name)) === '') required(get(service, name), `service ${name} is required`);
  const path = get(service, 'path');
  if (isSet(path) && !textOf(path).startsWith('/')) invalid(path, textOf(path), "must start with a '/'");
  const port = get(service, 'port');
  const number = numberOf(port) ?? 443;
  if (number < 1 || number > 65535) invalid(port, number, 'port is not valid: must be between 1 and 65535, inclusive');
}

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

function validateRuleWithOperations(rule: Cursor): void {
  const verbs = get(rule, 'operations');
  if (sizeOf(verbs) === 0) required(verbs);
  if (sizeOf(verbs) > 1 && textsOf(verbs).includes('*')) refuseMixture(verbs, "if '*' is present, must not specify other operations");
  for (const verb of itemsOf(verbs)) if (!operations.includes(textOf(verb))) notSupported(verb, textOf(verb), operations);
  const [groups, versions, resources] = ['apiGroups', 'apiVersions', 'resources'].map((it) => get(rule, it)) as [Cursor, Cursor, Cursor];
  if (sizeOf(groups) === 0) required(groups);
  if (sizeOf(groups) > 1 && textsOf(groups).includes('*')) refuseMixture(groups, "if '*' is present, must not specify other API groups");
  if (sizeOf(versions) === 0) required(versions);
  if (sizeOf(versions) > 1 && textsOf(versions).includes('*'))
    refuseMixture(versions, "if '*' is present, must not specify other API versions");
  for (const version of itemsOf(versions)) if (textOf(version) === '') required(version);
  if (sizeOf(resources) === 0) required(resources);
  for (const resource of itemsOf(resources)) if (textOf(resource) === '') required(resource);
  const scope = get(rule, 'scope');
  oneOf(scope, ['*', 'Cluster', 'Namespaced']);
}

function refuseMixture(list: Cursor, detail: string): void {
  invalid(list, { json: goJson(textsOf(list)) }, detail, { explanation: 'The star stands for all: take the others away.' });
}

function validatePolicySpec(spec: Cursor): void {
  oneOf(get(spec, 'failurePolicy'), ['Fail', 'Ignore']);
  const constraints = get(spec, 'matchConstraints');
  if (!isSet(constraints)) required(constraints);
  else if (sizeOf(get(constraints, 'resourceRules')) === 0) required(get(constraints, 'resourceRules'));
  const [validations, annotations] = [get(spec, 'validations'), get(spec, 'auditAnnotations')];
  if (sizeOf(validations) === 0 && sizeOf(annotations) === 0)
    for (const at of [validations, annotations])
      required(at, 'validations or auditAnnotations must be set, at least one of both must be set', {
        explanation: 'A policy needs something to check.',
      });
  for (const validation of itemsOf(validations)) validateExpression(get(validation, 'expression'));
  for (const annotation of itemsOf(annotations)) {
    const key = get(annotation, 'key');
    if (textOf(key) === '') required(key);
    else checkFormat(key, textOf(key), qualifiedName);
    validateExpression({ ...get(annotation, 'valueExpression') });
  }
  validateNamed(get(spec, 'variables'));
  validateNamed(get(spec, 'matchConditions'));
  const kind = get(spec, 'paramKind');
  if (isSet(kind)) for (const name of ['apiVersion', 'kind']) if (textOf(get(kind, name)) === '') required(get(kind, name));
}

function validateExpression(expression: Cursor): void {
  const text = textOf(expression);
  if (text.trim() === '') return required(expression, `${expression.step} is not specified`);
  const problem = compilationProblem(text, policyVariables);
  if (problem)
    invalid(expression, text, problem, {
      explanation: 'This is an expression in CEL about "object": it cannot be read, or names what there is not.',
    });
}

function validateNamed(list: Cursor): void {
  const seen = new Set<string>();
  for (const item of itemsOf(list)) {
    const name = get(item, 'name');
    if (textOf(name) === '') required(name);
    if (textOf(get(item, 'expression')).trim() === '') required(get(item, 'expression'));
    if (seen.has(textOf(name))) duplicate(name, textOf(name));
    seen.add(textOf(name));
  }
}

function validateBindingSpec(spec: Cursor): void {
  const policy = get(spec, 'policyName');
  if (textOf(policy) === '') required(policy);
  else checkFormat(policy, textOf(policy), dnsSubdomain);
  const actions = get(spec, 'validationActions');
  const known = ['Audit', 'Deny', 'Warn'];
  const names = textsOf(actions);
  if (names.length === 0) required(actions, '', { explanation: 'Say what happens to what does not pass: Deny, Warn or Audit.' });
  const seen = new Set<string>();
  for (const action of itemsOf(actions)) {
    if (!known.includes(textOf(action))) notSupported(action, textOf(action), known);
    if (seen.has(textOf(action))) duplicate(action, textOf(action));
    seen.add(textOf(action));
  }
  if (names.includes('Deny') && names.includes('Warn'))
    invalid(
      actions,
      { json: goJson(names) },
      'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)',
    );
  const param = get(spec, 'paramRef');
  if (!isSet(param)) return;
  const [name, selector] = [get(param, 'name'), get(param, 'selector')];
  if (textOf(name) === '' && !isSet(selector)) required(param, 'one of name or selector must be specified');
  if (textOf(name) !== '' && isSet(selector)) forbidden(name, 'name and selector are mutually exclusive');
  if (!isSet(get(param, 'parameterNotFoundAction'))) required(get(param, 'parameterNotFoundAction'));
}
