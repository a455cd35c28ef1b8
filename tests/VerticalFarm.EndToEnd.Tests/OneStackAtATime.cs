namespace VerticalFarm.EndToEnd.Tests;

/// <summary>Each test has the machine to its stack; two stacks at once would only slow each other down.</summary>
[CollectionDefinition]
public sealed class OneStackAtATime;
