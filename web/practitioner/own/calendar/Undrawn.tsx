/** When the picture of the calendar cannot be fetched, that is said, and the rest of the page stays. */
import { Component, type ReactNode } from 'react';
import { calendar as say } from '../../../words/en/own-calendar.ts';

export class Undrawn extends Component<{ readonly children: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="warning" role="alert">
        {say.undrawn}
      </p>
    );
  }
}
