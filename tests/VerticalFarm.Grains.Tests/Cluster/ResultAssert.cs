using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>What a call came to.</summary>
internal static class ResultAssert
{
    /// <summary>The value of a call that must have gone well.</summary>
    public static T Good<T>(this Result<T> result) =>
        result.TryGet(out var value, out var failure) ? value : throw new InvalidOperationException($"{failure.Kind}: {failure.Message} {string.Join("; ", failure.Details)}");

    /// <summary>The failure of a call that must not have gone well.</summary>
    public static Failure Bad<T>(this Result<T> result, FailureKind kind)
    {
        Assert.NotNull(result.Failure);
        Assert.Equal(kind, result.Failure.Kind);
        return result.Failure;
    }
}
