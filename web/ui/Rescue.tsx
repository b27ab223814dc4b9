/** Catches what a screen threw, says so calmly and offers the ways out. */
import { Component, type ReactNode } from 'react';
import { words } from '../words/words.ts';

interface Props {
  readonly children: ReactNode;
}

export class Rescue extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const { title, text, reload, home } = words.shell.rescue;
    return (
      <section className="page" role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
        <p className="row">
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {reload}
          </button>
          {/* A plain link: the page is fetched anew, whatever state broke it. */}
          <a className="button outline" href="/">
            {home}
          </a>
        </p>
      </section>
    );
  }
}
