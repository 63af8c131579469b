import { tokenRule } from '../rule.js';
import { brackets as pair, checkSpacesInside, spacesInsideOptions } from '../spacesInside.js';

export const brackets = tokenRule({
  id: 'brackets',
  documentation:
    'Brackets, `[` and `]`, hold as many spaces as agreed, or are not used at all. Only those on one line with what they hold are looked at.',
  good: 'args: [--port, 8080]\n',
  bad: 'args: [ --port, 8080 ]\n',
  options: spacesInsideOptions,
  tokens: [pair.opener, pair.closer],
  check: (source, options, report) => checkSpacesInside(pair, source, options, report),
});
