export const yamllint = (): string => `---
extends: default

rules:
  # Long image names and URLs cannot be broken.
  line-length:
    max: 120
    allow-non-breakable-inline-mappings: true
  # One way to indent, lists below their key included.
  indentation:
    spaces: 2
    indent-sequences: true
  # A key without a value is null, which is rarely meant.
  empty-values: enable
  # 0644 is 420 to one reader of YAML and 644 to the next.
  octal-values: enable
  # No warnings: what is not good enough fails.
  comments:
    level: error
  comments-indentation:
    level: error
  document-start:
    level: error
  truthy:
    level: error
`;
