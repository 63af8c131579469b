import { admissionRules } from './admission.js';
import { customResourceDefinitionRules } from './customResourceDefinition.js';
import { appsRules } from './apps.js';
import { autoscalingRules } from './autoscaling.js';
import { batchRules } from './batch.js';
import { configurationRules } from './configuration.js';
import { discoveryRules } from './discovery.js';
import { labelRules } from './labels.js';
import { networkingRules } from './networking.js';
import { environmentRules } from './pod/environment.js';
import { podSpecRules } from './pod/podSpec.js';
import { probeRules } from './pod/probe.js';
import { schedulingRules } from './pod/scheduling.js';
import { securityContextRules } from './pod/securityContext.js';
import { volumeRules } from './pod/volumes.js';
import { policyRules } from './policy.js';
import { quotaRules } from './quota.js';
import { rbacRules } from './rbac.js';
import { serviceRules } from './service.js';
import { storageRules } from './storage.js';
import type { Rules } from './walk.js';

/** Every rule that spans the fields of an object, by the name of the object's type. */
export const rules: Rules = {
  ...admissionRules,
  ...appsRules,
  ...autoscalingRules,
  ...batchRules,
  ...configurationRules,
  ...customResourceDefinitionRules,
  ...discoveryRules,
  ...environmentRules,
  ...labelRules,
  ...networkingRules,
  ...podSpecRules,
  ...policyRules,
  ...probeRules,
  ...quotaRules,
  ...rbacRules,
  ...schedulingRules,
  ...securityContextRules,
  ...serviceRules,
  ...storageRules,
  ...volumeRules,
};
