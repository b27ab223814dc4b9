/** What an address names is not here: said, with the way on. */
import { Link } from 'wouter';
import { record } from '../../words/en/record.ts';

export const Gone = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <section className="page record">
    <h1>{title}</h1>
    <p>{text}</p>
    <p>
      <Link href="/practice" className="button">
        {record.session.toPractice}
      </Link>
    </p>
  </section>
);
