import { labelRules } from './labels.js';
import { environmentRules } from './pod/environment.js';
import { podSpecRules } from './pod/podSpec.js';
import { probeRules } from './pod/probe.js';
import { schedulingRules } from './pod/scheduling.js';
import { securityContextRules } from './pod/securityContext.js';
import { volumeRules } from './pod/volumes.js';
import type { Rules } from './walk.js';

/** Every rule that spans the fields of an object, by the name of the object's type. */
export const rules: Rules = {
  ...labelRules,
  ...environmentRules,
  ...podSpecRules,
  ...probeRules,
  ...schedulingRules,
  ...securityContextRules,
  ...volumeRules,
};
