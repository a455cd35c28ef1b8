using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace VerticalFarm.Api.OpenApi.Schemas;

/// <summary>Whether a field of a partial update may be cleared.</summary>
internal static class Nullability
{
    private static readonly NullabilityInfoContext Context = new();

    /// <summary>Whether what is in the <c>Optional&lt;T&gt;</c> of this property is a <c>T?</c>.</summary>
    public static bool OfOptional(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not PropertyInfo field)
        {
            return false;
        }

        lock (Context) // It keeps what it has learned, and is not made for many threads.
        {
            return Context.Create(field).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;
        }
    }
}
