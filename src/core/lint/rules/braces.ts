import { tokenRule } from '../rule.js';
import { braces as pair, checkSpacesInside, spacesInsideOptions } from '../spacesInside.js';

export const braces = tokenRule({
  id: 'braces',
  documentation:
    'Braces, `{` and `}`, hold as many spaces as agreed, or are not used at all. Only those on one line with what they hold are looked at.',
  good: 'labels: {app: web}\n',
  bad: 'labels: { app: web }\n',
  options: spacesInsideOptions,
  tokens: [pair.opener, pair.closer],
  check: (source, options, report) => checkSpacesInside(pair, source, options, report),
});
