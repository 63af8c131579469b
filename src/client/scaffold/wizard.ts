import { completeAnswers, questions, type Answers } from '../../core/scaffold/questions.js';
import { ask } from './input.js';

/** The answers that are not the default: what is worth remembering. */
export type Given = Readonly<Partial<Record<keyof Answers, string>>>;

/**
 * Asks every question, with a way back, and each filled in with the answer in `given` or else the default that follows from
 * the answers before it. `answers` is missing when the person left; `given` holds what was answered until then.
 */
export async function askQuestions(given: Given): Promise<{ readonly given: Given; readonly answers?: Answers }> {
  for (let index = 0; index < questions.length;) {
    const question = questions[index];
    if (!question) break;
    const { id, title } = question;
    const reply = await ask(question, completeAnswers(given).answers[id], {
      title: `Scaffold: ${title}`,
      step: index + 1,
      totalSteps: questions.length,
    });
    if (reply === 'cancelled') return { given };
    if (reply === 'back') {
      index--;
      continue;
    }
    given = withAnswer(given, id, reply.value);
    index++;
  }
  return { given, answers: completeAnswers(given).answers };
}

function withAnswer({ ...given }: Given, id: keyof Answers, value: string): Given {
  delete given[id];
  return completeAnswers(given).answers[id] === value ? given : { ...given, [id]: value };
}
