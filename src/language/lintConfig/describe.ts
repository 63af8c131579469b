import type { Option } from '../../core/lint/option.js';
import { optionWords, writtenValue } from '../../core/lint/optionValue.js';
import type { Rule } from '../../core/lint/rule.js';
import { ruleNamed } from '../../core/lint/rules/index.js';
import { ruleSettings, topSettings } from '../../core/lint/settings.js';
import type { Path } from '../../core/yaml/path.js';

/** What a setting of a configuration is for and what it takes, in Markdown, by its path; undefined for what has no meaning there. */
export function describeSetting([first, id, name]: Path): string | undefined {
  if (first !== 'rules' || id === undefined) return own(topSettings, first);
  const rule = ruleNamed(String(id));
  if (!rule || name === undefined) return rule && describeRule(rule);
  const option = own(rule.options, name);
  return option ? describeOption(option) : own(ruleSettings, name);
}

function describeRule({ documentation, options }: Rule): string {
  const list = Object.entries(options).map(([name, it]) => `- \`${name}\` (\`${writtenValue(it.default)}\`): ${it.documentation}`);
  return list.length > 0 ? `${documentation}\n\n${list.join('\n')}` : documentation;
}

function describeOption({ documentation, type, default: usual }: Option): string {
  return `${documentation}\n\nTakes ${optionWords(type)}. Without it: \`${writtenValue(usual)}\`.`;
}

/** What a table holds under a key itself: not what every object has. */
function own<T>(table: Readonly<Record<string, T>>, key: string | number | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
