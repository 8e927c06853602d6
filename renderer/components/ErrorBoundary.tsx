import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Builds the calm page for an error. `again` tries once more. */
  readonly page: (error: Error, again: () => void) => ReactNode;
}

/** Keeps a broken screen from taking the window with it. Data is in the database; nothing is lost. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return this.props.page(error, () => this.setState({ error: null }));
  }
}
