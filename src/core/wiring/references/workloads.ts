import { resource, resourceBy, type TypeTable } from './rule.js';

const ownPods = { is: 'selector', form: 'selector', whose: 'own' } as const;

/** What runs Pods, and what scales and guards them. */
export const workloadKinds: Readonly<Record<string, TypeTable>> = {
  Pod: { '': 'PodTemplateSpec' },
  PodTemplate: { template: 'PodTemplateSpec' },
  ReplicationController: { 'spec.selector': { is: 'selector', form: 'labels', whose: 'own' }, 'spec.template': 'PodTemplateSpec' },
  'Deployment.apps': { 'spec.selector': ownPods, 'spec.template': 'PodTemplateSpec' },
  'ReplicaSet.apps': { 'spec.selector': ownPods, 'spec.template': 'PodTemplateSpec' },
  'DaemonSet.apps': { 'spec.selector': ownPods, 'spec.template': 'PodTemplateSpec' },
  'StatefulSet.apps': {
    'spec.selector': ownPods,
    'spec.serviceName': resource('Service'),
    'spec.template': 'PodTemplateSpec',
    'spec.volumeClaimTemplates[*].metadata.name': { is: 'local-name', thing: 'volume' },
    'spec.volumeClaimTemplates[*].spec': 'PersistentVolumeClaimSpec',
  },
  'Job.batch': { 'spec.template': 'PodTemplateSpec' },
  'CronJob.batch': { 'spec.jobTemplate.spec.template': 'PodTemplateSpec' },
  'Rollout.argoproj.io': { 'spec.selector': ownPods, 'spec.template': 'PodTemplateSpec' },
  'HorizontalPodAutoscaler.autoscaling': {
    'spec.scaleTargetRef': 'CrossVersionObjectReference',
  },
  'VerticalPodAutoscaler.autoscaling.k8s.io': { 'spec.targetRef': 'CrossVersionObjectReference' },
  'PodDisruptionBudget.policy': { 'spec.selector': { is: 'selector', form: 'selector', whose: 'others' } },
};

export const workloadTypes: Readonly<Record<string, TypeTable>> = {
  CrossVersionObjectReference: {
    name: resourceBy({
      field: 'kind',
      kinds: {
        Deployment: 'Deployment.apps',
        ReplicaSet: 'ReplicaSet.apps',
        StatefulSet: 'StatefulSet.apps',
        DaemonSet: 'DaemonSet.apps',
        ReplicationController: 'ReplicationController',
        Rollout: 'Rollout.argoproj.io',
      },
    }),
  },
};
